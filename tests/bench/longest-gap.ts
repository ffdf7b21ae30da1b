/** The longest stall of the page's own thread while `work` runs, in milliseconds: the longest time between two beats of a message channel that beats without pause. */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let [longest, last, running] = [0, performance.now(), true];
  port1.addEventListener('message', () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) port2.postMessage(null);
  });
  port1.start();
  port2.postMessage(null);
  await work();
  running = false;
  port1.close();
  return longest;
}
