import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readPage } from './whole-reader.ts';

const read = (body: string, head = '') => readPage(new JSDOM(`<!doctype html><head><title>t</title>${head}</head><body>${body}</body>`).window.document, '');
const shown = (body: string, head = '') => Object.fromEntries(Object.entries(read(body, head).fields).map(([name, field]) => [name, field!.shown]));

describe('what the page declares', () => {
  it('beats what structure tells', () => {
    const { fields } = read('<table><tr><td>客户姓名</td><td>王小明</td></tr></table><i data-aside-field="customer_name" data-aside-value="李大海"></i>');
    expect(fields.customer_name).toMatchObject({ shown: '李大海', foundBy: 'declared', conflicts: ['王小明'] });
  });
  it('reads a record in a script, and nothing that is no plain value', () =>
    expect(shown('', '<script type="application/json" data-aside-record>{"customer_name":"李大海","loan_stage":"审批","x":{"y":1},"__proto__":"no"}</script>')).toEqual({ customer_name: '李大海', loan_stage: '审批' }));
  it('reads one schema.org person, and none of two', () => {
    const person = (name: string) => `<script type="application/ld+json">{"@type":"Person","name":"${name}","telephone":"13812345678","address":{"streetAddress":"Mill Road 1","addressLocality":"Truro"}}</script>`;
    expect(shown('', person('李大海'))).toEqual({ customer_name: '李大海', phone: '13812345678', address: 'Mill Road 1, Truro' });
    expect(shown('<script type="application/ld+json">[{"@type":"Person","name":"A"},{"@type":"Person","name":"B"}]</script>')).toEqual({});
    expect(shown('', '<script type="application/ld+json">{"@type":</script>')).toEqual({});
  });
});

describe('a page that speaks of no customer', () => {
  const article = '<h1>Jane Roe</h1><p>The author of nine novels lives by the sea.</p>';
  it('is nobody’s, whoever its headings name', () => expect(read(article)).toMatchObject({ fields: {}, singleCustomer: false }));
  it('is read where it names a case', () => expect(read(`${article}<p>Case 00482913</p>`).fields.case_id?.shown).toBe('00482913'));
});

describe('contradictions', () => {
  it('are named and lower the confidence', () => {
    const alone = read('<dl><dt>客户姓名</dt><dd>王小明</dd></dl>').fields.customer_name!;
    const { customer_name: both } = read('<dl><dt>客户姓名</dt><dd>王小明</dd></dl><hr><table><tr><td>客户姓名</td><td>张大海</td></tr></table>').fields;
    expect(both!.conflicts).toHaveLength(1);
    expect(both!.confidence).toBeLessThan(alone.confidence - 0.2);
  });
  it('are none between a masked number and the same one in full', () =>
    expect(read('<dl><dt>客户姓名</dt><dd>王小明</dd><dt>手机</dt><dd>138****8526</dd></dl><p>联系电话：13800138526</p>').fields.phone!.conflicts).toBeUndefined());
});

describe('call badges', () => {
  it.each([
    ['通话中 03:21', { state: 'in-call', elapsedSeconds: 201 }],
    ['On hold 00:32', { state: 'on-hold', elapsedSeconds: 32 }],
    ['來電振鈴', { state: 'ringing' }],
    ['话后处理 01:02:03', { state: 'after-call', elapsedSeconds: 3723 }],
    ['Available', { state: 'idle' }],
    ['通话记录', undefined],
  ])('%s', (badge, state) => expect(read(`<header><span class="tag">${badge}</span></header>`).callState).toEqual(state));
  it('outrank the agent’s own status', () => expect(read('<span>Available</span><span>Ringing</span>').callState?.state).toBe('ringing'));
});

describe('conversations', () => {
  const turns = (body: string) => read(body).transcript.map(({ speaker, text, at }) => [speaker, text, at].filter(Boolean).join(' '));
  it('by roles before a colon, with times', () =>
    expect(turns('<div><p>[10:01:05] 坐席：您好</p><p>[10:01:12] 客户：查账单</p></div>')).toEqual(['agent 您好 10:01:05', 'customer 查账单 10:01:12']));
  it('newest first are turned round', () =>
    expect(turns('<div role="log"><p class="msg sent">您好<time>10:02</time></p><p class="msg received">在吗？<time>10:01</time></p></div>')).toEqual(['customer 在吗？ 10:01', 'agent 您好 10:02']));
  it('by the customer’s own name', () =>
    expect(turns('<dl><dt>Customer name</dt><dd>Jane Roe</dd></dl><div class="comments"><div class="comment"><b class="author">Jane Roe</b><p>Hello</p></div><div class="comment"><b class="author">Max Orr</b><p>Hi Jane</p></div></div>')).toEqual(['customer Hello', 'agent Hi Jane']));
  it('not from a queue or a list of comments by nobody', () => expect(turns('<ul class="conversation-list"><li>赵敏 信用卡挂失</li><li>孙立 转账失败</li></ul>')).toEqual([]));
});
