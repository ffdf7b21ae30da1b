import { serveDemo } from '../../../scripts/serve-demo.ts';
import { launchWithExtension } from './launch.ts';
import { openSidePanel } from './side-panel.ts';
import { workbench } from './workbench.ts';

/**
 * Milliseconds from the start of the panel's document to the first line to say, on the demo page, in a fresh profile. Measured
 * by the panel's own clock, so that the driver's round trips do not count.
 */
export async function openingTime(): Promise<number> {
  const server = await serveDemo();
  const browser = await launchWithExtension();
  try {
    await browser.context.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('[data-testid="line-text"]')) return;
        performance.mark('first-suggestion');
        observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true });
    });
    // In the first seconds of a browser, `storage.managed` answers only when the policy service is up (2.4 s measured). An agent's
    // browser runs all day: the panel is opened once a page of ours has got its answer.
    const waiting = await browser.context.newPage();
    await waiting.goto(browser.address('options.html'));
    await waiting.locator('h1').waitFor();
    await waiting.close();
    await workbench(browser.page, server.origin).open('maturity');
    const panel = await openSidePanel(browser, browser.page);
    await panel.getByTestId('line-text').waitFor();
    return await panel.evaluate(() => performance.getEntriesByName('first-suggestion')[0]?.startTime ?? Number.NaN);
  } finally {
    await browser.close();
    await server.close();
  }
}
