import { longestGap } from '../longest-gap.ts';

export const rest = (milliseconds: number): Promise<number> => longestGap(() => new Promise((resolve) => { setTimeout(resolve, milliseconds); }));

/** Counts and touches nothing. */
const COUNTS = 'onmessage = ({ data }) => { const end = performance.now() + data; let sum = 0; while (performance.now() < end) for (let index = 0; index < 100000; index += 1) sum += index; postMessage(sum); };';

/** The gap beside a worker that only keeps its core busy for so long: what the machine itself costs a page with one worker. */
export async function besideBusyWorker(milliseconds: number): Promise<number> {
  const source = URL.createObjectURL(new Blob([COUNTS], { type: 'text/javascript' }));
  const worker = new Worker(source);
  const gap = await longestGap(() => new Promise((resolve) => {
    worker.addEventListener('message', resolve);
    worker.postMessage(milliseconds);
  }));
  worker.terminate();
  URL.revokeObjectURL(source);
  return gap;
}
