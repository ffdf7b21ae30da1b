import { runNamedCommand } from './named-command.ts';

await runNamedCommand(new URL('../tests/bench/commands', import.meta.url).pathname, process.argv.slice(2));
