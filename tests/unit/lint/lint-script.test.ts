import { describe, expect, it } from 'vitest';
import { lintScript, missingParts, secondsToSpeak, type LintLibrary } from '../../../scripts-library/lint/index.ts';
import { script, type Script } from '../../../scripts-library/schema/index.ts';

const source = { register: 'REG-CP', checkedOn: '2026-11-22' };
const base = {
  kind: 'script', id: 'test.line', title: '测试', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训岗', reviewBy: '2027-05-22', effectiveFrom: '2026-11-22', effectiveTo: null,
  status: 'draft', version: 1, scenario: 'S01', stage: 'opening', products: [], channels: ['phone'], tags: [], aliases: [], core: ['问候'],
  delivery: { neutral: { tone: '平稳', pace: 'medium' } }, variants: { neutral: { text: '您好，请问有什么可以帮您？' } }, disclosures: [], neverSay: [], fallbacks: {}, answers: [], sources: [source], reviewNumber: null,
};
const make = (changes: Partial<Record<keyof Script, unknown>>): Script => script.parse({ ...base, ...changes });
const empty: LintLibrary = { byId: new Map(), disclosures: [], fragments: [] };
const found = (changes: Partial<Record<keyof Script, unknown>>, library = empty, today?: string) => lintScript(make(changes), library, today).map((finding) => `${finding.field} ${finding.ruleId}`);

describe('lintScript', () => {
  it('passes a plain line', () => {
    expect(found({}, empty, '2026-11-22')).toEqual([]);
  });
  it('names the variant that offends', () => {
    expect(found({ variants: { neutral: base.variants.neutral, impatient: { text: '这款产品保本保息。' } } })).toContain('variants.impatient.text cn-guar-01');
  });
  it('does not lint what must never be said', () => {
    expect(found({ neverSay: ['保本保息'] })).toEqual([]);
  });
  it('finds unknown placeholders, in fallbacks too', () => {
    expect(found({ variants: { neutral: { text: '您好，{{customer.shoeSize}}。' } }, fallbacks: { x: '{{nobody.knows}}' } })).toEqual(expect.arrayContaining(['variants.neutral.text placeholder.unknown', 'fallbacks.x placeholder.unknown']));
  });
  it('finds references to records that are not there', () => {
    expect(found({ disclosures: ['disc.none'], answers: ['obj.none'] })).toEqual(['disclosures script.reference', 'answers script.reference']);
  });
  it('asks for the disclosures of its products', () => {
    expect(found({ products: ['wealth'], stage: 'handle' })).toContain('disclosures script.disclosure');
  });
  it('finds the other jurisdiction', () => {
    expect(found({ variants: { neutral: { text: '您可以向金融消費評議中心申請。' } } })).toContain('variants.neutral.text script.jurisdiction');
  });
  it('finds a review date that has passed, on the day given', () => {
    expect(found({}, empty, '2027-05-23')).toContain('reviewBy script.review-date');
    expect(found({}, empty, '2027-05-22')).toEqual([]);
  });
  it('finds a sentence too long to say', () => {
    expect(found({ variants: { neutral: { text: `您好，${'关于您的账户交易明细情况我们正在核对处理'.repeat(6)}。` } } })).toContain('variants.neutral.text script.sentence-too-long');
  });
});

describe('secondsToSpeak', () => {
  it('counts characters and pauses', () => {
    expect(secondsToSpeak('您好，请稍等。', 'zh-CN')).toBe(1.9);
  });
  it('counts words in English', () => {
    expect(secondsToSpeak('Please hold for one minute.', 'en')).toBe(2.5);
  });
});

it('missingParts names what a disclosure leaves out', () => {
  expect(missingParts('本产品为代销基金，由基金管理人管理，过往业绩不预示未来，费率见公告。', 'fund', 'zh-CN')).toEqual(['赎回']);
});
