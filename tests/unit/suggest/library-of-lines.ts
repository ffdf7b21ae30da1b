import type { ScenarioId, Stage } from '../../../domain/scenario.ts';
import type { LibraryRecord, Script } from '../../../scripts-library/schema/index.ts';
import type { SuggestContext } from '../../../scripts-library/suggest/index.ts';

const head = { locale: 'zh-CN', jurisdiction: 'CN', owner: '培训岗', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 1 } as const;
const source = { register: 'PRACTICE', checkedOn: '2026-11-22' };

/** A published line of a scenario and stage; `over` changes what the test is about. */
export function line(id: string, scenario: ScenarioId, stage: Stage, over: Partial<Script> = {}): Script {
  return {
    kind: 'script', ...head, id, title: id, scenario, stage, products: [], channels: ['phone', 'chat'], tags: [], aliases: [], alerts: [], core: ['核心'],
    delivery: { neutral: { tone: '平稳', pace: 'medium' } }, variants: { neutral: { text: '中性的话' }, impatient: { text: '急的话' } },
    disclosures: [], neverSay: [], fallbacks: {}, answers: [], sources: [source], reviewNumber: null, ...over,
  };
}

export const disclosure = (id: string, scenarios: ScenarioId[], over: Partial<Extract<LibraryRecord, { kind: 'disclosure' }>> = {}): LibraryRecord =>
  ({ kind: 'disclosure', ...head, id, title: id, product: null, scenarios, text: '理财非存款、产品有风险、投资须谨慎', sources: [source], ...over });

export const banner = (id: string, scenarios: ScenarioId[], effectiveTo: string | null = null): LibraryRecord =>
  ({ kind: 'banner', ...head, effectiveTo, id, title: id, level: 'II', scenarios, text: '系统维护中，预计恢复时间另行通知', sources: [source] });

export const guesses = (...pairs: readonly (readonly [ScenarioId, number])[]) => pairs.map(([scenario, probability]) => ({ scenario, probability }));

export const context = (over: Partial<SuggestContext> = {}): SuggestContext =>
  ({ locale: 'zh-CN', jurisdiction: 'CN', channel: 'phone', today: '2026-12-01', stage: 'handle', guesses: guesses(['S20', 0.95]), type: 'unknown', ...over });
