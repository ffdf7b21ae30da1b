import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderScript, type RenderContext } from '../../../scripts-library/placeholders/index.ts';

/** A Sunday, 14:02 on a wall in UTC+8. */
const NOW = '2026-11-22T06:02:00.000Z';
const context = (over: Partial<RenderContext> = {}): RenderContext => ({ locale: 'zh-CN', now: NOW, values: {}, ...over });
const plain = (template: string, over: Partial<RenderContext> = {}) => renderScript(template, context(over)).plain;

describe('filling', () => {
  test('a value stands apart from the text around it', () => {
    const { parts, missing } = renderScript('{{customer.surname}}您好', context({ values: { 'customer.surname': '王' } }));
    expect(parts).toEqual([{ kind: 'value', name: 'customer.surname', text: '王' }, { kind: 'text', text: '您好' }]);
    expect(missing).toEqual([]);
  });
  test('a missing value without default is a marked blank with its spoken fallback', () => {
    const shown = renderScript('工单号{{case.id}}。', context({ fallbacks: { 'case.id': '稍后短信发您' } }));
    expect(shown.parts[1]).toEqual({ kind: 'blank', name: 'case.id', fallback: '稍后短信发您' });
    expect(shown.plain).toBe('工单号【稍后短信发您】。');
    expect(shown.missing).toEqual(['case.id']);
  });
  test('a default after the bar is not missing, and says it is a default', () => {
    const shown = renderScript('{{customer.honorific|您}}', context());
    expect(shown.parts).toEqual([{ kind: 'value', name: 'customer.honorific', text: '您', byDefault: true }]);
    expect(shown.missing).toEqual([]);
  });
  test('a value that looks like a template is not rendered again', () => {
    expect(plain('{{customer.name}}', { values: { 'customer.name': '{{agent.name}}', 'agent.name': '李' } })).toBe('{agent.name}');
  });
  test('an inherited property of an object is no value', () => {
    expect(renderScript('{{constructor}}{{toString}}', context()).missing).toEqual(['constructor', 'toString']);
  });
});

describe('formatters', () => {
  const values = { card: '6222 0212 3456 7890 128', amount: '¥12,800.50', day: '2026-11-20', at: '17:30', name: '王建国' };
  test.each([
    ['{{card:mask}}', '****0128'], ['{{card:last4}}', '0128'], ['{{name:mask}}', '王**'], ['{{card:last4:digits}}', '0 1 2 8'],
    ['{{amount:amountInWords}}', '壹万贰仟捌佰元伍角整'], ['{{amount:money}}', '12,800.50'], ['{{amount:moneyInYuan}}', '12,800.50元'],
    ['{{day:date}}', '2026年11月20日'], ['{{day:spokenDate}}', '11月20号星期五'], ['{{at:spokenTime}}', '下午5点30分'],
  ])('%s → %s', (template, expected) => expect(plain(template, { values })).toBe(expected));
  test('English and Taiwan have their own words', () => {
    expect(plain('{{amount:amountInWords}}', { values, locale: 'en' })).toBe('twelve thousand eight hundred and 50/100');
    expect(plain('{{amount:amountInWords}}', { values, locale: 'zh-TW' })).toBe('壹萬貳仟捌佰元伍角整');
    expect(plain('{{day:spokenDate}}', { values, locale: 'en' })).toBe('Friday 20 November');
  });
  test('a formatter that cannot read the value, or does not exist, leaves a blank rather than a wrong text', () => {
    expect(renderScript('{{day:date}}{{day:nonsense}}', context({ values: { day: '31/31' } })).missing).toEqual(['day']);
  });
});

describe('conditions and fragments', () => {
  test('the branch follows the value; false, 0 and absence are no', () => {
    const template = '{{#if customer.vip}}专属{{else}}普通{{/if}}';
    expect(plain(template, { values: { 'customer.vip': true } })).toBe('专属');
    for (const no of [false, 'false', 0, undefined]) expect(plain(template, { values: { 'customer.vip': no } })).toBe('普通');
    expect(plain('{{#unless customer.vip}}普通{{/unless}}')).toBe('普通');
  });
  test('a fragment is rendered with the same values', () => {
    expect(plain('{{> hello}}！', { fragments: { hello: '{{bank.name}}您好' }, values: { 'bank.name': '示例银行' } })).toBe('示例银行您好！');
  });
  test('a fragment within itself is refused as a blank', () => {
    expect(renderScript('{{> a}}', context({ fragments: { a: 'x{{> b}}', b: 'y{{> a}}' } })).missing).toEqual(['a']);
  });
  test('the same fragment twice is no cycle', () => {
    expect(plain('{{> a}}{{> a}}', { fragments: { a: 'x' } })).toBe('xx');
  });
  test('verbatim text is told apart, so that the desk can pin it', () => {
    expect(renderScript('{{#verbatim}}理财非存款{{/verbatim}}', context()).parts).toEqual([{ kind: 'verbatim', text: '理财非存款' }]);
  });
  test('a template with unpaired braces is one blank, never half a sentence', () => {
    for (const broken of ['甲{{customer.name', '{{#if customer.vip}}甲', '甲{{/if}}', '{{else}}', '{{a b}}'])
      expect(renderScript(broken, context()).missing).toEqual(['template']);
  });
});

describe('the clock', () => {
  test('greeting, today and weekday come from the argument', () => {
    expect(plain('{{clock.greeting}}，{{clock.today}}{{clock.weekday}}{{clock.now}}')).toBe('下午好，2026年11月22日星期日14:02');
    expect(plain('{{clock.greeting}}', { locale: 'en', now: '2026-11-22T01:00:00Z' })).toBe('Good morning');
  });
  test('calendar days and business days', () => {
    expect(plain('{{clock.today+15d}}')).toBe('2026年12月7日');
    expect(plain('{{clock.today+3wd}}')).toBe('2026年11月25日');
    expect(plain('{{clock.today+3wd}}', { calendar: { holidays: ['2026-11-23'] } })).toBe('2026年11月26日');
    expect(plain('{{clock.today+6wd}}', { calendar: { makeUpDays: ['2026-11-28'] } })).toBe('2026年11月28日');
  });
});

describe('whatever is written', () => {
  const piece = fc.constantFrom('{{', '}}', '{{customer.name}}', '{{amount:money|—}}', '{{#if x}}', '{{else}}', '{{/if}}', '{{> f}}', '|', ':', '王', '您好', '{', '}');
  const template = fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 12 }).map((pieces) => pieces.join(''));
  test('no raw braces reach the customer, and what is missing is marked', () => {
    fc.assert(fc.property(template, fc.dictionary(fc.string(), fc.string()), fc.string(), (text, values, fragment) => {
      const shown = renderScript(text, context({ values, fragments: { f: fragment } }));
      expect(shown.parts.filter((part) => part.kind === 'value').every((part) => !part.text.includes('{{'))).toBe(true);
      expect(new Set(shown.parts.flatMap((part) => (part.kind === 'blank' ? [part.name] : [])))).toEqual(new Set(shown.missing));
      if (text !== '' && !text.includes('{')) expect(shown.plain).toBe(text);
      expect(shown.plain.includes('{{customer.name}}')).toBe(false);
    }));
  });
});
