import { expect, it } from 'vitest';
import { faultsOf, killRounds } from '../torture/rounds.ts';

const seed = Number(process.env['TEST_SEED'] ?? 7);

it('a browser killed in the middle of writing loses nothing that was told as saved', async () => {
  const rounds = await killRounds(3, seed);
  expect(rounds.flatMap((round) => round.faults)).toEqual([]);
  expect(rounds.at(-1)!.told).toBeGreaterThan(rounds.length);
});

it('and the comparison sees a loss: a missing call, event or text, a gap, a row that disagrees', () => {
  const found = { id: 'a', rowSeq: 3, seqs: [1, 2, 3], lastSeq: 3, counter: 5 };
  expect(faultsOf([{ kind: 'events', callId: 'a', seq: 3 }, { kind: 'typing', callId: 'a', counter: 5 }], [found])).toEqual([]);
  expect(faultsOf([{ kind: 'events', callId: 'b', seq: 1 }], [found])).toHaveLength(1);
  expect(faultsOf([{ kind: 'events', callId: 'a', seq: 4 }], [found])).toHaveLength(1);
  expect(faultsOf([{ kind: 'typing', callId: 'a', counter: 6 }], [found])).toHaveLength(1);
  expect(faultsOf([], [{ ...found, seqs: [1, 3, 4], lastSeq: 4, rowSeq: 4 }])).toHaveLength(1);
  expect(faultsOf([], [{ ...found, rowSeq: 2 }])).toHaveLength(1);
});
