import { createLiveReading } from '../../../crm-page/generic/live-reading.ts';
import { runSliced, readingSteps, yieldToPage } from '../../../crm-page/generic/read-page.ts';
import { runAtOnce } from '../../../crm-page/generic/run-at-once.ts';
import type { LoadPart, PartName } from '../../../crm-page/parts.ts';
import { learn } from '../../../crm-page/vocabulary.ts';
import type { CustomerRecord } from '../../../domain/customer-record.ts';

export interface PageReadingFigures {
  readonly nodes: number;
  readonly fullMs: number;
  readonly maxSliceMs: number;
  /** The longest of as many slices that only look at the clock: what this machine takes from any slice. */
  readonly idleSliceMs: number;
  readonly slices: number;
  readonly batchMs: readonly number[];
  readonly rescanMs: readonly number[];
  readonly turns: number;
  readonly heapMb: number;
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['客户姓名', '宁静远'], ['手机号码', '13811112222'], ['证件号码', '110101198001011234'], ['客户等级', '白金客户'], ['风险等级', '稳健型'],
  ['持有产品', '月月盈'], ['电子邮箱', 'ning@example.com'], ['联系地址', '北京市海淀区中关村大街1号'], ['工单编号', 'GD20261122001'], ['工单状态', '处理中'],
  ['工单类型', '咨询'], ['优先级', '中'], ['工单主题', '利率咨询'], ['客户经理', '贺兰'], ['最近联系', '2026-11-20 10:00'],
];

/** A page of about `nodes` nodes: one record, a conversation, and many rows of other things (menus, logs, products). */
function buildPage(nodes: number): HTMLElement {
  const page = document.createElement('main');
  const record = document.createElement('table');
  for (const [label, value] of PAIRS) {
    const row = record.insertRow();
    row.insertCell().textContent = label;
    row.insertCell().textContent = value;
  }
  const filler = document.createElement('section');
  let made = 0;
  for (let i = 0; made < nodes - 400; i += 1) {
    const item = document.createElement('div');
    item.className = `item row-${i % 7}`;
    for (const text of [`基金 ${i}`, `${(i * 37) % 9973}.${i % 100}`, `2026-0${(i % 9) + 1}-1${i % 9}`, i % 5 === 0 ? `说明文字第${i}条，净值波动属于正常情况，请以公告为准` : `代码${i}`]) {
      const cell = document.createElement('span');
      cell.textContent = text;
      item.append(cell);
    }
    filler.append(item);
    made += 9;
  }
  const talk = document.createElement('div');
  talk.setAttribute('role', 'log');
  talk.id = 'talk';
  page.append(record, filler, talk);
  document.body.replaceChildren(page);
  return talk;
}

function say(talk: HTMLElement, line: number): void {
  const row = document.createElement('div');
  row.className = `message ${line % 2 === 0 ? 'incoming' : 'outgoing'}`;
  const text = document.createElement('p');
  text.textContent = `第${line}句：请问这笔钱什么时候到账，我已经等了三天了。`;
  row.append(text);
  talk.append(row);
}

const page = globalThis as unknown as { asideLoadPart: LoadPart; asideLearn: typeof learn; measurePageReading: typeof measure };
page.asideLearn = learn;
const loadPart = (name: PartName): Promise<unknown> => page.asideLoadPart(name);

const heap = (): number => ((performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0) / 1_048_576;

/** Slices of 1 ms in which nothing is done; the longest of them in milliseconds is not the reader's doing. */
async function longestIdleSlice(slices: number): Promise<number> {
  let longest = 0;
  for (let slice = 0; slice < slices; slice += 1) {
    const began = performance.now();
    while (performance.now() - began < 1);
    longest = Math.max(longest, performance.now() - began);
    await yieldToPage();
  }
  return longest;
}

/** One run at one size: a sliced full read, then `batches` batches of one line each, ours and a full rescan in turn. */
async function measure(nodes: number, batches: number): Promise<PageReadingFigures> {
  const talk = buildPage(nodes);
  for (let line = 0; line < 40; line += 1) say(talk, line);
  void document.body.offsetHeight;
  // Brings the parts the page needs, so that loading them is not in the figures.
  await runSliced(readingSteps(document, ''), { loadPart });
  const began = performance.now();
  let sliceStart = began;
  let maxSliceMs = 0;
  let slices = 1;
  await runSliced(readingSteps(document, ''), {
    yieldNow: async () => {
      maxSliceMs = Math.max(maxSliceMs, performance.now() - sliceStart);
      slices += 1;
      await yieldToPage();
      sliceStart = performance.now();
    },
  });
  maxSliceMs = Math.max(maxSliceMs, performance.now() - sliceStart);
  const fullMs = performance.now() - began;
  const idleSliceMs = await longestIdleSlice(slices);
  const live = createLiveReading(document, () => '', { loadPart });
  await live.full();
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  const before = heap();
  const batchMs: number[] = [];
  const rescanMs: number[] = [];
  let turns = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    say(talk, 40 + batch);
    const changes = observer.takeRecords();
    let at = performance.now();
    live.apply(changes);
    batchMs.push(performance.now() - at);
    at = performance.now();
    turns = (runAtOnce(readingSteps(document, '')) as CustomerRecord).transcript.length;
    rescanMs.push(performance.now() - at);
    if (batch % 10 === 9) await yieldToPage();
  }
  const heapMb = heap() - before;
  turns = Math.max(turns, live.record()?.transcript.length ?? 0);
  observer.disconnect();
  return { nodes: document.querySelectorAll('*').length * 2, fullMs, maxSliceMs, idleSliceMs, slices, batchMs, rescanMs, turns, heapMb };
}

page.measurePageReading = measure;
