import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';

const touches = await vi.hoisted(async () => (await import('./touches.ts')).countTouches());

const { readingSteps } = await import('../../crm-page/generic/read-page.ts');
await import('./whole-reader.ts');

const RECORD = '<table><tr><td>客户姓名</td><td>王小明</td></tr><tr><td>手机号码</td><td>13812345678</td></tr></table>';
const many = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');
const phone = (at: number): string => `138${String(at).padStart(8, '0')}`;
const LONG = '手机'.repeat(500_000);

/** By kind of page, and whether one customer can be told on it. */
const PAGES: Readonly<Record<string, readonly [body: string, customer: string | undefined]>> = {
  'texts and attributes of a million characters': [`${RECORD}<p>${LONG}</p><h1>${LONG}</h1><input value="${LONG}"><div class="${'message-list active '.repeat(50_000)}" aria-labelledby="${'a '.repeat(400_000)}">x</div><div role="log"><p class="message incoming">${LONG}</p><p class="message outgoing">好的</p></div>`, '王小明'],
  'ten thousand labels without a value': [RECORD + '<p>电话</p>'.repeat(10_000), '王小明'],
  'ten thousand labels and values': [RECORD + many(5000, (at) => `<p>电话</p><p>${phone(at)}</p>`), '王小明'],
  'a thousand customers on cards': [many(1000, (at) => `<div class="card"><b>姓名</b><span>王小${'一二三四五'[at % 5]}</span><b>手机号码</b><span>${phone(at)}</span></div>`), undefined],
  'two thousand customers in rows': [`<table><tr><th>客户姓名</th><th>手机号码</th></tr>${many(2000, (at) => `<tr><td>王小明</td><td>${phone(at)}</td></tr>`)}</table>`, undefined],
  'a thousand other people': [RECORD + '<h3>紧急联系人</h3><div><b>姓名</b><span>李四海</span></div>'.repeat(1000), '王小明'],
  'a thousand headings, drawers and sentences': [RECORD + many(1000, (at) => `<h2>王小${'一二三四五'[at % 5]}</h2><span class="tag">处理中</span><div class="drawer active"><p>客户：你好吗，请问。</p></div>`), '王小明'],
};

describe('a step of reading', () => {
  it.each(Object.entries(PAGES))('stays short on a page of %s', (_kind, [body, customer]) => {
    const { document } = new JSDOM(`<!doctype html><title>t</title><body>${body}</body>`).window;
    const steps = readingSteps(document, '');
    let longest = 0;
    for (;;) {
      touches.count = 0;
      const step = steps.next();
      longest = Math.max(longest, touches.count);
      if (!step.done) continue;
      expect(step.value.record.fields.customer_name?.shown).toBe(customer);
      break;
    }
    // About 40 ns each in Chromium; a slice may hold the page for 4 ms.
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(40_000);
  });
});
