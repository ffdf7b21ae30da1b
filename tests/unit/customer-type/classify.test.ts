import { beforeAll, describe, expect, test } from 'vitest';
import { classifyCustomer, CUE_REASONS, loadTypeModel } from '../../../scripts-library/customer-type/index.ts';
import type { LinearModel } from '../../../scripts-library/text-model/index.ts';
import { evidence } from './support.ts';

let model: LinearModel;
beforeAll(async () => { model = await loadTypeModel(); });
const typeOf = (...lines: readonly string[]) => classifyCustomer(evidence(lines), model).type;

describe('traps of the rules', () => {
  test('a calm customer who says the word for hurry', () => {
    expect(typeOf('不急，我就问问外地能不能补卡')).not.toBe('impatient');
  });
  test('"I feel you computed it wrongly" is no feeling', () => {
    expect(typeOf('我感觉利息是按复利算的，合同里写的是单利，差了十二块，你们按哪个？')).toBe('rational');
  });
  test('praise for speed is no hurry', () => {
    expect(typeOf('你们处理得真快')).not.toBe('impatient');
  });
  test('yes, yes, quick: hurry, not reserve', () => {
    expect(typeOf('A: 您现在能操作吗？', '能', 'A: 那我们开始好吗？', '能，快点，别磨叽')).toBe('impatient');
  });
  test('verification alone says nothing', () => {
    expect(typeOf('A: 请您报一下身份证后四位。', '零零二八', 'A: 您是本人吗？', '是我本人')).toBe('unknown');
  });
  test('one short answer is nobody\'s manner', () => {
    expect(typeOf('嗯')).toBe('unknown');
    expect(typeOf('A: 您想了解哪方面？', '都行')).toBe('unknown');
  });
  test('two minimal answers to open questions are', () => {
    expect(typeOf('A: 请问是哪方面的问题？', '不好说', 'A: 您能具体描述一下吗？', '嗯')).toBe('silent');
  });
});

describe('the judgement', () => {
  test('quotes the customer, not the agent, and never more than three fragments', () => {
    const lines = ['A: 直接赶紧马上', '我都打第五遍了，别再解释，今天五点前给我结果'];
    const { type, cues, scores } = classifyCustomer(evidence(lines), model);
    expect(type).toBe('impatient');
    expect(cues.length).toBeGreaterThan(0);
    expect(cues.length).toBeLessThanOrEqual(3);
    for (const { quote } of cues) expect(lines[1]).toContain(quote.replace(/…$/u, ''));
    expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
  });
  test('unknown has a low band and no cues', () => {
    expect(classifyCustomer(evidence(['请问你们周日营业吗']), model)).toMatchObject({ type: 'unknown', band: 'low', cues: [] });
  });
  test('the same evidence gives the same judgement', () => {
    const once = () => classifyCustomer(evidence(['我妈一辈子的积蓄，我现在手都在抖']), model);
    expect(once()).toEqual(once());
  });
  test('repeat contacts lean towards hurry, and do not decide', () => {
    const scoreWith = (contactCount: number) => classifyCustomer(evidence(['那笔钱现在到哪一步了'], { contactCount }), model).scores.impatient;
    expect(scoreWith(4)).toBeGreaterThan(scoreWith(1));
    expect(classifyCustomer(evidence(['请问你们周日营业吗'], { contactCount: 4 }), model).type).toBe('unknown');
  });
  test('every reason has its place in the list that words are made from', () => {
    const { cues } = classifyCustomer(evidence(['合同写的是年化4.2，账单按4.35算的，差的0.15是哪一条规定的？']), model);
    for (const { reason } of cues) expect(CUE_REASONS).toContain(reason);
  });
  test('the agent alone is no evidence', () => {
    expect(typeOf('A: 您别急，我马上帮您查。', 'A: 请您稍等。')).toBe('unknown');
  });
});

describe('a call without a transcript', () => {
  test('gives a hint from repeat contacts, and stays neutral', () => {
    expect(classifyCustomer(evidence([], { contactCount: 4 }), model)).toMatchObject({ type: 'unknown', hint: 'impatient', cues: [{ quote: '4', reason: 'repeat-contacts' }] });
  });
  test('gives a hint from earlier staff\'s words, quoted as written', () => {
    expect(classifyCustomer(evidence([], { historyNotes: ['客戶情緒低落，家中變故'] }), model)).toMatchObject({ type: 'unknown', hint: 'emotional', cues: [{ quote: '情緒低落', reason: 'staff-note' }] });
  });
  test('gives none when the facts disagree or there are none', () => {
    expect(classifyCustomer(evidence([], { contactCount: 3, historyNotes: ['客户情绪低落'] }), model).hint).toBeUndefined();
    expect(classifyCustomer(evidence([], { contactCount: 1 }), model).hint).toBeUndefined();
  });
});
