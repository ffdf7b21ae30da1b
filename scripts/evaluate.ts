import { runNamedCommand } from './named-command.ts';

await runNamedCommand(new URL('../tests/evaluate/commands', import.meta.url).pathname, process.argv.slice(2));
