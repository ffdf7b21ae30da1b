import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Jurisdiction, Locale } from '../../../domain/language.ts';
import type { CustomerTypeOrUnknown } from '../../../domain/customer-type.ts';
import type { ScenarioId, Stage } from '../../../domain/scenario.ts';
import type { ScenarioRecord } from '../../../scripts-library/scenario/index.ts';
import { createLibraryIndex, suggest } from '../../../scripts-library/suggest/index.ts';
import { readPackRecords } from '../../evaluate/commands/suggest.ts';

/** What a customer says once the matter is known, and the line that answers just that. */
interface Row {
  readonly id: string; readonly lang: Locale; readonly jurisdiction?: Jurisdiction; readonly record?: ScenarioRecord; readonly turns: readonly string[];
  readonly scenario: ScenarioId; readonly type: CustomerTypeOrUnknown; readonly stage: Stage; readonly line: string;
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/suggest', import.meta.url));
const FILES = readdirSync(FIXTURES).filter((name) => /^asked-.*\.jsonl$/.test(name)).sort();
const rowsOf = (file: string) => readFileSync(join(FIXTURES, file), 'utf8').split('\n').filter((text) => text.trim() !== '').map((text) => JSON.parse(text) as Row);

const library = createLibraryIndex(readPackRecords());

/** The first line offered; the matter is the agent's choice, so that only the choice among its lines is judged. */
function firstLine(row: Row, heard: readonly string[]): string | undefined {
  return suggest({
    locale: row.lang, jurisdiction: row.jurisdiction ?? (row.lang === 'zh-TW' ? 'TW' : 'CN'), channel: 'phone', today: '2026-12-01', stage: row.stage, type: row.type,
    guesses: [{ scenario: row.scenario, probability: 1 }], heard,
  }, library).lines[0]?.script.id;
}

const heardIn = (row: Row): readonly string[] => [...row.turns.slice(-4), ...[row.record?.subject, row.record?.description].flatMap((text) => text ?? [])];

describe.each(FILES)('the line a customer asks for, %s', (file) => {
  const rows = rowsOf(file);

  it('names lines that exist', () => {
    const ids = new Set(readPackRecords().map((record) => record.id));
    expect(rows.filter((row) => !ids.has(row.line)).map((row) => row.id)).toEqual([]);
  });

  it('stands first in nine of ten rows', () => {
    const missed = rows.flatMap((row) => { const first = firstLine(row, heardIn(row)); return first === row.line ? [] : [`${row.id} ${row.line} ← ${first}: ${row.turns.join(' / ')}`]; });
    expect(missed.slice(Math.floor(rows.length / 10))).toEqual([]);
  });

  it('stands first because of what was said: unheard it would in fewer than two of three', () => {
    expect(rows.filter((row) => firstLine(row, []) === row.line).length).toBeLessThan((rows.length * 2) / 3);
  });
});
