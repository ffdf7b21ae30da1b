import { expect, test } from 'vitest';
import type { Flow } from '../../../scripts-library/schema/index.ts';
import { flowFor } from '../../../scripts-library/scenario/index.ts';

const flow = (id: string, sop: string, scenarios: Flow['scenarios'], triggers: Flow['triggers'] = []): Flow => ({
  kind: 'flow', id, sop, title: id, locale: 'zh-CN', jurisdiction: 'CN', owner: '运营', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 1,
  gate: 'standard', scenarios, triggers, steps: [], sources: [],
});
const flows = [flow('general', 'SOP-1', ['S01', 'S06', 'S54']), flow('fees', 'SOP-7', ['S20', 'S21', 'S29']), flow('hardship', 'SOP-9', ['S28', 'S29']), flow('fraud', 'SOP-5', ['S39', 'S40'], ['fraud']), flow('loss', 'SOP-4', ['S13'], ['loss'])];

test('the flow that names the scenario and few others', () => {
  expect(flowFor('S20', { flows })?.id).toBe('fees');
  expect(flowFor('S29', { flows })?.id).toBe('hardship');
});
test('general reception where none names it', () => expect(flowFor('S53', { flows })?.id).toBe('general'));
test('safety goes first, fraud before loss', () => {
  expect(flowFor('S20', { flows }, ['loss'])?.id).toBe('loss');
  expect(flowFor('S20', { flows }, ['loss', 'fraud'])?.id).toBe('fraud');
});
test('a library without flows has none', () => expect(flowFor('S20', { flows: [] })).toBeUndefined());
