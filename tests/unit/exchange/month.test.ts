import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { liveMonth } from '../../bench/exchange/month/month.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'exchange-month-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Some days of it; the month is `npm run bench -- exchange-month`. */
it('loses nothing and doubles nothing when processes that write are killed at any step of a real folder', async () => {
  const report = await liveMonth(folder, { agents: 5, days: 2, roundsADay: 3, callsARound: 1, compactBeyond: 3, killed: 60, seed: 20_261_122 });
  expect(report).toMatchObject({ calls: 30, lost: 0, twice: 0, refused: 0, leaks: 0 });
  expect(report.kills).toBeGreaterThan(8);
  // Made short by their authors: not one bundle for each round.
  expect(report.bundlesAtEnd).toBeLessThan(20);
}, 60_000);
