import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_NODES, emptyIndex, indexPage } from '../../crm-page/generic/index-page.ts';
import { matcher } from '../../crm-page/generic/labels/match-label.ts';
import { readPageSliced } from '../../crm-page/generic/read-page.ts';
import { readPage } from './whole-reader.ts';

const page = (body: string): Document => new JSDOM(`<!doctype html><title>t</title><body>${body}</body>`).window.document;
const read = (body: string) => readPage(page(body), '');

describe('hostile pages', () => {
  it('reads through a form whose inputs are named like the tree’s own properties', () => {
    const clobbering = ['children', 'attributes', 'parentNode', 'firstChild', 'childNodes', 'nodeType', 'getAttribute', 'localName', 'shadowRoot', 'style', 'textContent', 'nextSibling']
      .map((name) => `<input name="${name}" value="x">`).join('');
    const { fields } = read(`<form>${clobbering}<label for="p">手机号码</label><input id="p" value="13812345678"></form>`);
    expect(fields.phone?.shown).toBe('13812345678');
  });

  it('survives cyclic and dangling aria references', () => {
    const { fields } = read('<div id="a" aria-labelledby="b">姓名</div><div id="b" aria-labelledby="a c d">电话</div><div aria-owns="a" id="c"></div><table><tr><td>客户姓名</td><td>王小明</td></tr></table>');
    expect(fields.customer_name?.shown).toBe('王小明');
  });

  it('survives five thousand levels of nesting', () => {
    const document = page('<table><tr><td>客户姓名</td><td>王小明</td></tr></table>');
    let at: Element = document.body;
    for (let i = 0; i < 5000; i += 1) at = at.appendChild(document.createElement('div'));
    at.textContent = '手机号码：13812345678';
    expect(readPage(document, '').fields.customer_name?.shown).toBe('王小明');
  });

  it('does not choke on a text of a million characters or on ten thousand labels', () => {
    expect(read(`<p>${'手机'.repeat(500_000)}</p><dl><dt>客户姓名</dt><dd>王小明</dd></dl>`).fields.customer_name?.shown).toBe('王小明');
    const index = emptyIndex();
    const steps = indexPage(page('<p>电话</p>'.repeat(10_000)).body, matcher(), index);
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(index.hits.length).toBeLessThanOrEqual(1500);
    expect(count).toBeGreaterThan(50);
  });

  it('bounds the nodes it walks', () => {
    const index = emptyIndex();
    index.nodes = MOST_NODES;
    expect([...indexPage(page('<p>电话</p>').body, matcher(), index)]).toEqual([]);
    expect(index.hits).toEqual([]);
  });

  it('gives markup back as text', () => {
    const { fields } = read('<table><tr><td>客户姓名</td><td>&lt;img src=x onerror=alert(1)&gt; Smith</td></tr></table>');
    expect(fields.customer_name?.shown).toBe('<img src=x onerror=alert(1)> Smith');
  });

  it('gives the page its turn while it reads', async () => {
    let turns = 0;
    const record = await readPageSliced(page(`${'<div><span>x</span></div>'.repeat(800)}<dl><dt>客户姓名</dt><dd>王小明</dd></dl>`), '', { sliceMs: 0, yieldNow: async () => void (turns += 1) });
    expect(record.fields.customer_name?.shown).toBe('王小明');
    expect(turns).toBeGreaterThan(5);
  });

  it('never throws on a random tree, and says the same twice', () => {
    const text = fc.constantFrom('客户姓名', '手机号码：', '13812345678', '王小明', '紧急联系人', 'Status', 'Open', 'Case #', '：', ' ', '<b>', 'x'.repeat(200), '客户：', '坐席：您好', '12:03', 'a@b.co');
    const tag = fc.constantFrom('div', 'span', 'table', 'tr', 'td', 'th', 'dl', 'dt', 'dd', 'label', 'form', 'select', 'option', 'ul', 'li', 'h1', 'a', 'button', 'section', 'slot', 'template', 'details', 'x-field');
    const name = fc.constantFrom('', ' class="message incoming"', ' class="tag"', ' role="dialog"', ' role="log"', ' hidden', ' aria-hidden="true"', ' style="display:none"', ' id="a"', ' for="a"', ' aria-labelledby="a b"', ' class="user-name"', ' class="drawer active"', ' name="children"', ' contenteditable="true"', ' aria-selected="true"');
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof({ maxDepth: 6, withCrossShrink: true }, text, fc.constant('<input value="1 3 8">'), fc.tuple(tag, name, fc.array(tie('node'), { maxLength: 5 })).map(([t, n, inside]) => `<${t}${n}>${inside.join('')}</${t}>`)),
    })).node;
    fc.assert(fc.property(fc.array(tree, { minLength: 1, maxLength: 8 }), (parts) => {
      const document = page(parts.join(''));
      const before = document.documentElement.outerHTML;
      const record = readPage(document, '');
      expect(document.documentElement.outerHTML).toBe(before);
      expect(readPage(document, '')).toEqual(record);
      for (const field of Object.values(record.fields)) expect(field!.confidence > 0 && field!.confidence <= 1).toBe(true);
    }), { numRuns: 150 });
  });
});
