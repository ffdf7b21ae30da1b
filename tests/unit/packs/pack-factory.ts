import { hashRecords } from '../../../scripts-library/packs/canonical-json.ts';
import type { Flow, Fragment, Script } from '../../../scripts-library/schema/index.ts';

const head = { locale: 'zh-CN', jurisdiction: 'CN', owner: '培训岗', reviewBy: '2027-05-22', effectiveFrom: '2026-11-22', effectiveTo: null, status: 'published', version: 1 } as const;
const source = { register: 'PRACTICE', checkedOn: '2026-11-22' };

export const scriptRecord = (over: Partial<Script> = {}): Script => ({
  kind: 'script', id: 'greeting', title: '问候', ...head, scenario: 'S01', stage: 'opening', products: [], channels: ['phone'], tags: [], aliases: [], alerts: [],
  core: ['报行名'], delivery: { neutral: { tone: '亲切', pace: 'medium' } }, variants: { neutral: { text: '您好。' } },
  disclosures: [], neverSay: [], fallbacks: {}, answers: [], sources: [source], reviewNumber: null, ...over,
});

export const fragmentRecord = (over: Partial<Fragment> = {}): Fragment => ({ kind: 'fragment', id: 'lines', title: '电话', ...head, text: '110', ...over });

const step = (id: string): Flow['steps'][number] => ({
  id, title: id, stage: 'handle', requirement: 'required', evidence: [{ id: 'done', kind: 'tick', label: '完成' }], scenarios: [], scripts: [], branches: [],
});
export const flowRecord = (over: Partial<Flow> = {}): Flow => ({
  kind: 'flow', id: 'service', title: '接待', ...head, sop: 'SOP-1', gate: 'standard', scenarios: ['S01'], triggers: [], steps: [step('first'), step('second')], sources: [source], ...over,
});

export const manifestFor = async (records: readonly unknown[]) => ({
  format: 'aside.pack/1', id: 'test-pack', title: '测试', locale: 'zh-CN', jurisdiction: 'CN', version: '1.0.0',
  publishedAt: '2026-11-22T00:00:00.000Z', publishedBy: 'test', hash: await hashRecords(records),
});
