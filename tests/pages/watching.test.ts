import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { watchPage } from '../../crm-page/generic/watch.ts';
import { world } from '../../crm-page/world.ts';
import './whole-reader.ts';

const RECORD = '<table><tr><td>客户姓名</td><td id="n">王小明</td></tr><tr><td>手机号码</td><td id="p">13812345678</td></tr></table>';

describe('a watched page', () => {
  let records: CustomerRecord[];
  let end: () => void;
  const names = (): (string | undefined)[] => records.map(({ fields }) => fields.customer_name?.shown);
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const start = async (body: string): Promise<void> => {
    document.body.innerHTML = body;
    records = [];
    end = watchPage(document, (record) => void records.push(record));
    await pass(50);
  };
  const setName = (name: string): void => {
    document.getElementById('n')!.textContent = name;
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
  });
  afterEach(() => {
    end();
    delete world.taught;
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('is read at once', async () => {
    await start(RECORD);
    expect(names()).toEqual(['王小明']);
  });

  it('is read once after a burst of changes has been quiet for 150 ms', async () => {
    await start(RECORD);
    for (const name of ['李', '李大', '李大海']) {
      setName(name);
      await pass(100);
    }
    expect(names()).toEqual(['王小明']);
    await pass(200);
    expect(names()).toEqual(['王小明', '李大海']);
  });

  it('is read after 600 ms at the latest when changes never pause', async () => {
    await start(`${RECORD}<p id="clock"></p>`);
    setName('李大海');
    for (let at = 0; at < 8; at += 1) {
      document.getElementById('clock')!.textContent = String(at);
      await pass(100);
    }
    expect(names()).toContain('李大海');
  });

  it('is left alone while nothing changes, or only what is not watched', async () => {
    await start(RECORD);
    document.getElementById('n')!.setAttribute('data-anything', '1');
    await pass(5000);
    expect(records).toHaveLength(1);
  });

  it('notices within about a second what a script set as a property', async () => {
    await start('<label for="i">客户姓名</label><input id="i"><label for="q">手机号码</label><input id="q" value="13812345678">');
    (document.getElementById('i') as HTMLInputElement).value = '王小明';
    await pass(1300);
    expect(names().at(-1)).toBe('王小明');
  });

  it('is read anew at another address', async () => {
    await start(RECORD);
    history.pushState(null, '', '/another-case');
    await pass(1300);
    expect(records.map(({ page }) => new URL(page.url).pathname).at(-1)).toBe('/another-case');
    history.pushState(null, '', '/');
  });

  it('is followed into open shadow roots, also those that came later', async () => {
    await start('<main id="m"></main>');
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = RECORD;
    document.getElementById('m')!.append(host);
    await pass(300);
    host.shadowRoot!.getElementById('n')!.textContent = '李大海';
    await pass(300);
    expect(names()).toEqual([undefined, '王小明', '李大海']);
  });

  it('is read again after a reading that failed', async () => {
    await start(RECORD);
    world.taught = () => {
      throw new Error('broken');
    };
    setName('李大海');
    await pass(300);
    delete world.taught;
    setName('赵六顺');
    await pass(300);
    expect(names()).toEqual(['王小明', '赵六顺']);
  });

  it('is not read any more, and nothing waits, after the end', async () => {
    await start(RECORD);
    setName('李大海');
    await pass(10);
    end();
    await pass(5000);
    setName('赵六顺');
    document.dispatchEvent(new Event('input'));
    await pass(5000);
    expect(names()).toEqual(['王小明']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
