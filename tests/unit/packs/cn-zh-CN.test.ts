import { describe, expect, it } from 'vitest';
import { CUSTOMER_TYPES } from '../../../domain/customer-type.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { buildLibrary } from '../../../scripts-library/packs/library.ts';

const library = buildLibrary((await loadBuiltInPack('zh-CN', 'CN')).records);
const VARIANTS = ['neutral', ...CUSTOMER_TYPES] as const;
const sentences = (text: string) => text.split(/[。！？]/).filter((part) => part.trim() !== '').length;
const spoken = library.scripts.flatMap((script) => VARIANTS.flatMap((variant) => {
  const words = script.variants[variant];
  return words ? [words.text, words.chat].filter((text) => text !== undefined).map((text) => ({ at: `${script.id} ${variant}`, variant, text })) : [];
}));

/** Sentences a type is given (domain notes, 2.4). */
const LENGTH = { neutral: [1, 5], rational: [3, 5], emotional: [3, 4], impatient: [1, 2], silent: [1, 2] } as const;
/** What no variant says: stock soothing, policy as an argument, times without a clock, results promised. */
const NEVER = /您冷静|冷静一下|这是规定|请耐心|耐心等待|稍安勿躁|大概|应该[是可没能会行]|尽快|过几天|马上到账|保证[退到能]|一定[能会退到]|给您不便/;

describe('the lines for mainland banks', () => {
  it('come in all five wordings, no two of a line alike', () => {
    for (const script of library.scripts) {
      const texts = VARIANTS.map((variant) => script.variants[variant]?.text);
      expect(texts, script.id).not.toContain(undefined);
      expect(new Set(texts).size, script.id).toBe(VARIANTS.length);
    }
  });

  it('keep the length of their type', () => {
    const wrong = spoken.filter(({ variant, text }) => sentences(text) < LENGTH[variant][0] || sentences(text) > LENGTH[variant][1]);
    expect(wrong.map(({ at, text }) => `${at}: ${sentences(text)}`)).toEqual([]);
  });

  it('soothe nobody with stock phrases, and promise neither results nor times without a clock', () => {
    const texts = [...spoken, ...library.objections.flatMap((objection) => Object.entries(objection.answers).map(([type, text]) => ({ at: `${objection.id} ${type}`, text })))];
    expect(texts.filter(({ text }) => NEVER.test(text)).map(({ at, text }) => `${at}: ${NEVER.exec(text)?.[0]}`)).toEqual([]);
  });

  it('do not wear one phrase out: no clause but names, numbers and dates opens more than six lines', () => {
    const openers = new Map<string, number>();
    for (const { text } of spoken) {
      const opener = /^[^，。！？：；]{5,}/.exec(text)?.[0];
      if (opener !== undefined && !opener.includes('{{')) openers.set(opener, (openers.get(opener) ?? 0) + 1);
    }
    expect([...openers].filter(([, count]) => count > 6)).toEqual([]);
  });

  it('say nothing of the matter before the person is known', () => {
    const early = library.scripts.filter((script) => script.stage === 'opening' && script.scenario !== 'S50');
    const telling = early.flatMap((script) => VARIANTS.filter((variant) => /\{\{(?:case\.subject|case\.product|amount)/.test(script.variants[variant]?.text ?? '')).map((variant) => `${script.id} ${variant}`));
    expect(telling).toEqual([]);
  });

  it('act before they explain where money or a card is at risk', () => {
    for (const id of ['s13.block', 's14.block', 's40.stop']) {
      const script = library.scripts.find((one) => one.id === id);
      expect(script?.disclosures, id).toEqual([]);
      for (const variant of VARIANTS) expect(script?.variants[variant]?.text, `${id} ${variant}`).toMatch(/停|止付|拦/);
    }
  });

  it('open the right checklist when an alert comes before the scenario is known', () => {
    const first = (trigger: 'fraud' | 'loss') => library.flows.find((flow) => flow.triggers.includes(trigger))?.sop;
    expect([first('fraud'), first('loss')]).toEqual(['SOP-5', 'SOP-4']);
  });

  it('hold the critical gate on loss, unauthorised use, fraud and grave complaints', () => {
    const critical = library.flows.filter((flow) => flow.gate === 'critical').map((flow) => flow.sop).sort();
    expect(critical).toEqual(['SOP-3e', 'SOP-4', 'SOP-4a', 'SOP-4b', 'SOP-5']);
    const regulated = library.flows.flatMap((flow) => flow.steps.filter((step) => step.limit?.basis === 'regulation').map((step) => `${flow.sop} ${step.id} ${step.limit!.amount} ${step.limit!.unit}`)).sort();
    expect(regulated).toEqual([
      'SOP-3 decide 15 days', 'SOP-3 extend 60 days', 'SOP-3e decide 15 days', 'SOP-3e extend 60 days', 'SOP-5 objection 15 days', 'SOP-5a objection 15 days',
      'SOP-7 credit 20 days', 'SOP-8 assess 12 months', 'SOP-8 reassess 8 times',
    ]);
  });
});
