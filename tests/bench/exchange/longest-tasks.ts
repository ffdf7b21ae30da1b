import type { CDPSession } from 'playwright-core';

/** A task of the page's own thread. */
export interface LongTask {
  readonly ms: number;
  /** Of it at work: the rest was spent waiting for a core. */
  readonly cpuMs: number;
  /** What asked for it, and what took at least half of it, from outside in. */
  readonly what: string;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly src_file?: string; readonly src_func?: string };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'];
const TASK = 'ThreadControllerImpl::RunTask';

/** The `most` tasks with the most work, between these two marks that `work` sets, of the thread that sets them. */
export async function longestTasks(cdp: CDPSession, [from, to]: readonly [string, string], most: number, work: () => Promise<unknown>): Promise<readonly LongTask[]> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => { for (const event of value) events.push(event as unknown as TraceEvent); });
  const complete = new Promise<void>((resolve) => { cdp.once('Tracing.tracingComplete', () => resolve()); });
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES, excludedCategories: ['*'] } });
  await work();
  await cdp.send('Tracing.end');
  await complete;
  const [began, ended] = [from, to].map((mark) => events.find((event) => event.name === mark && event.cat.includes('blink.user_timing')));
  if (began === undefined || ended === undefined) return [];
  const own = events.filter((event) => event.ph === 'X' && event.pid === began.pid && event.tid === began.tid && event.ts >= began.ts && event.ts < ended.ts);
  const tasks = own.filter((event) => event.name === TASK).toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0)).slice(0, most);
  return tasks.map((task) => ({ ms: (task.dur ?? 0) / 1000, cpuMs: (task.tdur ?? 0) / 1000, what: [sourceOf(task), ...insideOf(task, own)].join(' > ') }));
}

const sourceOf = ({ args }: TraceEvent): string => `${args.src_file?.split('/').at(-1) ?? '?'}:${args.src_func?.split('::').at(-1) ?? '?'}`;

function insideOf(task: TraceEvent, events: readonly TraceEvent[]): readonly string[] {
  const inside = events.filter((event) => event !== task && event.ts >= task.ts && event.ts + (event.dur ?? 0) <= task.ts + (task.dur ?? 0) && (event.tdur ?? 0) >= (task.tdur ?? 0) / 2);
  return [...new Set(inside.toSorted((a, b) => a.ts - b.ts).map((event) => event.name))];
}
