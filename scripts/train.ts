import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Trainer } from '../scripts-library/text-model/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each module exports `trainer`. */
export const TRAINERS: Readonly<Record<string, string>> = {
  'customer-type': 'scripts-library/customer-type/trainer.ts',
  scenario: 'scripts-library/scenario/trainer.ts',
  lint: 'scripts-library/lint/trainer.ts',
};

/** The trainer of that name, or null while its room has none. */
export async function loadTrainer(name: string): Promise<Trainer | null> {
  const path = TRAINERS[name];
  if (path === undefined || !existsSync(join(root, path))) return null;
  return ((await import(pathToFileURL(join(root, path)).href)) as { trainer: Trainer }).trainer;
}

/** Rows of every `*.jsonl` of a folder, files by name. */
export function readCorpus(folder: string): readonly unknown[] {
  return readdirSync(join(root, folder)).filter((file) => file.endsWith('.jsonl')).sort()
    .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : Object.keys(TRAINERS)) {
    const trainer = await loadTrainer(name);
    if (trainer === null) { console.log(`${name}: no trainer`); continue; }
    const rows = readCorpus(trainer.corpus);
    const text = trainer.train(rows);
    writeFileSync(join(root, trainer.weightsFile), text);
    console.log(`${name}: ${rows.length} rows → ${trainer.weightsFile}, ${text.length} bytes`);
  }
}
