import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { anchorFor } from '../../crm-page/mapping/anchor.ts';
import { applyMappings, withMapped } from '../../crm-page/mapping/place-mappings.ts';
import type { FieldName } from '../../domain/customer-record.ts';
import type { PageMapping } from '../../domain/page-mapping.ts';
import { attachShadowRoots, serialise } from './open-page.ts';
import { readPage } from './whole-reader.ts';

const open = (body: string, url = 'https://crm.example/case/8812'): Document => {
  const { document } = new JSDOM(`<!doctype html><title>t</title><body>${body}</body>`, { url }).window;
  attachShadowRoots(document);
  return document;
};
const run = <T>(steps: Generator<void, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const deep = (root: Document | ShadowRoot, selector: string): Element | null => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const host of root.querySelectorAll('*')) {
    const inside = host.shadowRoot && deep(host.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
};

/** Points at `#it` on one page and looks for it on another page of the same kind. */
function teach(field: FieldName, body: string): PageMapping {
  const document = open(body);
  const before = serialise(document);
  const found = anchorFor(document, deep(document, '#it, [data-it]')!);
  expect(serialise(document)).toBe(before);
  if (!found) throw new Error('nothing to find it by');
  return { id: field, path: '/case/*', field, anchor: found.anchor };
}
const look = (mapping: PageMapping, body: string, url?: string) => run(applyMappings(open(body, url), [mapping])).findings[0];

/** Where it was pointed at, another customer's page built a little differently, and what must be found there. */
const CASES: readonly (readonly [string, FieldName, string, string, string])[] = [
  ['a label the reader does not know, beside', 'tier', '<div class="r"><span>尊享号</span><b id="it">A级</b></div><div class="r"><span>分</span><b>88</b></div>', '<p>公告</p><div class="r new"><span>尊享号</span><b>C级</b></div>', 'C级'],
  ['a table cell', 'vip_code', '<table><tr><td>内部代号</td><td id="it">K-17</td></tr></table>', '<table><tr><td>渠道来源</td><td>网点</td></tr><tr><td>内部代号</td><td>M-20</td></tr></table>', 'M-20'],
  ['a control tied by name', 'vip_code', '<label for="it">内部代号</label><input id="it" value="K-17">', '<div><label for="x9">内部代号</label></div><div><input id="x9" value="M-20"></div>', 'M-20'],
  ['label and value in one text', 'vip_code', '<p id="it">内部代号：K-17</p>', '<p>内部代号：M-20</p>', 'M-20'],
  ['a value above its label', 'vip_code', '<div class="c"><b id="it">K-17</b><i>内部代号</i></div><div class="c"><b>3</b><i>笔数</i></div>', '<div class="c"><b>M-20</b><i>内部代号</i></div><div class="c"><b>9</b><i>笔数</i></div>', 'M-20'],
  ['inside an open shadow root', 'vip_code', '<x-a><template shadowrootmode="open"><span>内部代号</span><b id="it">K-17</b></template></x-a>', '<x-a><template shadowrootmode="open"><span>内部代号</span><b>M-20</b></template></x-a>', 'M-20'],
  ['no label, but a place with a name', 'vip_code', '<header data-testid="banner"><i>·</i><b data-it>K-17</b></header>', '<main></main><header data-testid="banner"><i>·</i><b>M-20</b></header>', 'M-20'],
];

describe('a field taught by pointing', () => {
  it.each(CASES)('is found again: %s', (_, field, taught, other, expected) => {
    expect(look(teach(field, taught), other)).toEqual({ id: field, health: 'found', shown: expected });
  });

  const TWO = (customer: string, contact: string) => `<section><h3>客户资料</h3><div><span>专线</span><b id="it">${customer}</b></div></section><section><h3>联系人</h3><div><span>专线</span><b>${contact}</b></div></section>`;
  it('keeps to its section when another has the same label', () => {
    expect(look(teach('phone', TWO('13800138526', '13911112222')), TWO('13700001111', '13955556666'))?.shown).toBe('13700001111');
  });

  it('says nothing when two places claim it', () => {
    const mapping = teach('vip_code', '<div><span>内部代号</span><b id="it">K-17</b></div>');
    expect(look(mapping, '<div><span>内部代号</span><b>M-20</b></div><div><span>内部代号</span><b>M-21</b></div>')?.health).toBe('several');
  });

  it('turns missing when the label is gone, hidden or empty, and misfit when no such value stands there', () => {
    const mapping = teach('phone', '<div><span>专线</span><b id="it">13800138526</b></div>');
    expect(look(mapping, '<div><span>热线</span><b>13800138526</b></div>')?.health).toBe('missing');
    expect(look(mapping, '<div hidden><span>专线</span><b>13800138526</b></div>')?.health).toBe('missing');
    expect(look(mapping, '<div><span>专线</span><b></b></div>')?.health).toBe('missing');
    expect(look(mapping, '<div><span>专线</span><b>王建国</b></div>')?.health).toBe('misfit');
  });

  it('is not asked on other kinds of page', () => {
    const mapping = teach('phone', '<div><span>专线</span><b id="it">13800138526</b></div>');
    expect(look(mapping, '<div><span>专线</span><b>13800138526</b></div>', 'https://crm.example/orders/1')?.health).toBe('other-page');
  });

  it('holds nothing that the page showed of the customer', () => {
    const body = '<h1>王建国</h1><div><span>专线</span><b id="it">13800138526</b></div>';
    expect(JSON.stringify(teach('phone', body))).not.toMatch(/王建国|13800138526/);
  });

  it('takes precedence over what the reader found, and not over what the page states', () => {
    const document = open('<h2>客户信息</h2><table><tr><td>客户姓名</td><td>王建国</td></tr><tr><td>手机号码</td><td>13800138526</td></tr></table><div><span>专线</span><b>13911112222</b></div>');
    const mapping = teach('phone', '<div><span>专线</span><b id="it">13800000000</b></div>');
    const record = readPage(document, '');
    expect(record.fields['phone']?.shown).toBe('13800138526');
    const mapped = withMapped(record, run(applyMappings(document, [mapping])));
    expect(mapped.fields['phone']).toMatchObject({ shown: '13911112222', foundBy: 'mapping', label: '专线' });
    expect(mapped.fields['customer_name']?.shown).toBe('王建国');
    const stated = { ...record, fields: { ...record.fields, phone: { ...record.fields['phone']!, foundBy: 'declared' as const } } };
    expect(withMapped(stated, run(applyMappings(document, [mapping]))).fields['phone']?.shown).toBe('13800138526');
  });

  it('reads the state of a call from the words that were taught', () => {
    const badge = (text: string) => `<div id="softphone"><b data-it>${text}</b></div>`;
    const mapping: PageMapping = { ...teach('call_badge', badge('坐席占线 03:21')), badge: { words: '坐席占线', state: 'in-call' } };
    const state = (text: string) => run(applyMappings(open(badge(text)), [mapping])).callState;
    expect(state('坐席占线 04:05')).toEqual({ state: 'in-call', elapsedSeconds: 245 });
    expect(state('就位')).toEqual({ state: 'idle' });
  });
});
