import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTrainer, readCorpus, TRAINERS } from '../../../scripts/train.ts';

const root = new URL('../../../', import.meta.url);

test.each(Object.keys(TRAINERS))('%s: training makes the committed weights byte for byte', async (name) => {
  const trainer = await loadTrainer(name);
  if (trainer === null) {
    // A room without a trainer must not have weights either: nobody could make them again.
    expect(existsSync(new URL(`scripts-library/${name}/weights.json`, root))).toBe(false);
    return;
  }
  expect(trainer.train(readCorpus(trainer.corpus)) === readFileSync(new URL(trainer.weightsFile, root), 'utf8')).toBe(true);
}, 900_000);
