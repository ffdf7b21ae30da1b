import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../scripts-library/lint/index.ts';
import { categoriesOf, score, type LintRow } from '../../evaluate/commands/lint.ts';

const rowsOf = (name: string): LintRow[] =>
  readFileSync(new URL(`../../fixtures/lint/${name}.jsonl`, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as LintRow);

describe('the model beside the rules', () => {
  const agent = { lang: 'zh-CN', jurisdiction: 'CN', kind: 'script' } as const;
  const text = '您的查询密码我帮您输，您说我打。';
  it('warns, never blocks, and names the words that decided', () => {
    const [finding] = lint(text, agent).filter((each) => each.source === 'model');
    expect(finding?.severity).toBe('warn');
    expect(String(finding?.params['words']).split(' / ').every((word) => text.includes(word))).toBe(true);
  });
  it('can be left out', () => {
    expect(lint(text, { ...agent, model: false }).filter((each) => each.source === 'model')).toEqual([]);
  });
  it.each(['blind-1', 'blind-2', 'blind-3', 'blind-4', 'blind-5', 'blind-6', 'blind-7', 'blind-8'])('%s: rows it was not trained on keep their quality', (name) => {
    const rows = rowsOf(name);
    const { right, found, expected } = score(rows, (row) => categoriesOf(row));
    const [precision, recall] = FLOOR[name]!;
    expect(right / found).toBeGreaterThanOrEqual(precision);
    expect(right / expected).toBeGreaterThanOrEqual(recall);
  });
});

/** Measured at the last training, less a point: a change that loses more must be looked at. */
const FLOOR: Readonly<Record<string, readonly [number, number]>> = {
  'blind-1': [0.98, 0.96], 'blind-2': [0.95, 0.9], 'blind-3': [0.93, 0.83], 'blind-4': [0.985, 0.93], 'blind-5': [0.93, 0.835], 'blind-6': [0.94, 0.79],
  'blind-7': [0.92, 0.795], 'blind-8': [0.95, 0.935],
};
