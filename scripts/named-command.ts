import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, join } from 'node:path';

/**
 * Runs `<folder>/<name>.ts`, whose exported `main(args)` prints tables and one line of JSON last.
 * Exit code 2 for an unknown name; what `main` throws ends with code 1 and its message.
 */
export async function runNamedCommand(folder: string, argv: readonly string[]): Promise<void> {
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
  const [name, ...args] = argv;
  if (name === undefined || !names.includes(name)) {
    console.error(`name one of: ${names.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const command = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { main(args: readonly string[]): Promise<void> };
  try {
    await command.main(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
