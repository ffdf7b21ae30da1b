import { expect, test } from 'vitest';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';
import { reshaped } from '../../../scripts-library/customer-type/reshaped.ts';

const row = (turns: readonly string[], label: CorpusRow['label'] = 'rational'): CorpusRow => ({ id: 'x', lang: 'zh-CN', turns, label, acceptable: [label] });

test('several turns become one, one becomes several', () => {
  expect(reshaped(row(['问个细节', '一年能还几次？', '每次最低多少']))?.turns).toEqual(['问个细节，一年能还几次？每次最低多少，']);
  expect(reshaped(row(['差额是五块七。这五块七记在哪个科目？']))?.turns).toEqual(['差额是五块七。', '这五块七记在哪个科目？']);
});

test('silence keeps its turns, and so do rows with the agent\'s words', () => {
  expect(reshaped(row(['嗯', '随便'], 'silent'))).toBeNull();
  expect(reshaped({ ...row(['好的。我再问一句'], 'unknown'), agent_before: ['请讲'] })).toBeNull();
});

test('short fragments are not made', () => {
  expect(reshaped(row(['好，快，办'], 'impatient'))).toBeNull();
});
