import { describe, expect, it } from 'vitest';
import { killRounds } from '../torture/rounds.ts';
import { faultsOf, type FoundCall, type Told } from '../torture/told.ts';

const seed = Number(process.env['TEST_SEED'] ?? 7);

// Bounded: `npm run torture` kills 200 times.
it('a browser killed in the middle of a call, of packing and of a migration loses nothing that was told as saved', async () => {
  const rounds = await killRounds(3, seed);
  expect(rounds.map((round) => round.work)).toEqual(['keepCalling', 'keepPacking', 'keepMigrating']);
  expect(rounds.flatMap((round) => round.faults)).toEqual([]);
  expect(rounds.at(-1)!.told).toBeGreaterThan(rounds.length);
});

describe('the comparison sees', () => {
  const found: FoundCall = { id: 'a', rowSeq: 3, seqs: [1, 2, 3], lastSeq: 3, counter: 5, places: 1 };
  const faults = (told: readonly Told[], ...calls: readonly FoundCall[]) => faultsOf(told, { calls, databases: [{ name: 'm', version: 2, changed: 3 }] });

  it('no loss where there is none', () => {
    expect(faults([{ kind: 'events', callId: 'a', seq: 3 }, { kind: 'typing', callId: 'a', counter: 5 }, { kind: 'seeded', database: 'm', rows: 3 }], found)).toEqual([]);
    expect(faults([{ kind: 'events', callId: 'b', seq: 3 }, { kind: 'deleting', callId: 'b' }], found)).toEqual([]);
  });

  it.each<[string, readonly Told[], FoundCall]>([
    ['a missing call', [{ kind: 'events', callId: 'b', seq: 1 }], found],
    ['a missing event', [{ kind: 'events', callId: 'a', seq: 4 }], found],
    ['a missing text', [{ kind: 'typing', callId: 'a', counter: 6 }], found],
    ['a deleted call that is back', [{ kind: 'deleting', callId: 'a' }, { kind: 'deleted', callId: 'a' }], found],
    ['a gap', [], { ...found, seqs: [1, 3, 4], lastSeq: 4, rowSeq: 4 }],
    ['a row that disagrees', [], { ...found, rowSeq: 2 }],
    ['a call in two places', [], { ...found, places: 2 }],
    ['a row that is not migrated', [{ kind: 'seeded', database: 'm', rows: 4 }], found],
  ])('%s', (_what, told, call) => expect(faults(told, call)).toHaveLength(1));
});
