import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createLiveReading } from '../../crm-page/generic/live-reading.ts';
import { readPage } from './whole-reader.ts';

const open = (body: string) => {
  const { window } = new JSDOM(`<!doctype html><title>t</title><body>${body}</body>`);
  const { document } = window;
  const observer = new window.MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  return { document, changes: () => observer.takeRecords() };
};
const RECORD = '<table id="t"><tr><td>客户姓名</td><td id="n">王小明</td></tr><tr><td>手机号码</td><td id="p">13812345678</td></tr></table>';
const TALK = '<div role="log" id="log"><p class="message incoming">我的卡丢了</p><p class="message outgoing">请问卡号后四位</p></div>';

describe('following a page', () => {
  it('adds spoken lines at once, without reading the fields again', async () => {
    const { document, changes } = open(RECORD + TALK);
    const live = createLiveReading(document, () => '');
    await live.full();
    document.getElementById('log')!.insertAdjacentHTML('beforeend', '<p class="message incoming">六二二五</p>');
    expect(live.apply(changes())).toBe('transcript');
    expect(live.record()!.transcript.map(({ speaker, text }) => `${speaker} ${text}`)).toEqual(['customer 我的卡丢了', 'agent 请问卡号后四位', 'customer 六二二五']);
  });

  it('finds another customer in re-used nodes', async () => {
    const { document, changes } = open(RECORD + TALK);
    const live = createLiveReading(document, () => '');
    await live.full();
    document.getElementById('n')!.firstChild!.nodeValue = '李大海';
    document.getElementById('p')!.textContent = '13900001111';
    expect(live.apply(changes())).toBe('fields');
    const record = await live.settle();
    expect([record.fields.customer_name?.shown, record.fields.phone?.shown]).toEqual(['李大海', '13900001111']);
    expect(record.fields).toEqual(readPage(document, '').fields);
  });

  it('takes late data after a skeleton, and forgets what was removed', async () => {
    const { document, changes } = open('<main><div class="skeleton"></div></main>');
    const live = createLiveReading(document, () => '');
    expect((await live.full()).singleCustomer).toBe(false);
    document.querySelector('main')!.innerHTML = RECORD;
    expect(live.apply(changes())).toBe('fields');
    expect((await live.settle()).fields.customer_name?.shown).toBe('王小明');
    document.querySelector('main')!.replaceChildren();
    live.apply(changes());
    expect((await live.settle()).fields).toEqual({});
  });

  it('notices values set as properties, which leave no trace in the tree', async () => {
    const { document, changes } = open('<label for="i">客户姓名</label><input id="i"><label for="q">手机号码</label><input id="q" value="13812345678">');
    const live = createLiveReading(document, () => '');
    await live.full();
    expect(live.controlsChanged()).toBe(false);
    (document.getElementById('i') as HTMLInputElement).value = '王小明';
    expect(changes()).toEqual([]);
    expect(live.controlsChanged()).toBe(true);
    expect((await live.settle()).fields.customer_name?.shown).toBe('王小明');
  });
});
