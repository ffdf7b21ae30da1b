import { parseArgs } from 'node:util';
import { buildForEndToEnd } from './build-extension.ts';
import { ensureBrowser } from './find-browser.ts';
import { DEMO_AGENT, runWalk } from './walk/run-walk.ts';
import { startSession } from '../tests/support/browser/session.ts';

/** Exit codes: 1 a stage failed, 2 the command was not understood, 3 no browser. */
const { values: options } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, screenshots: { type: 'string' }, port: { type: 'string', default: '4173' } },
});

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

try {
  ensureBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(3);
}
buildForEndToEnd();

if (options.headless || !hasDisplay) {
  if (!options.headless) console.log('There is no display here, so this walks through one call without showing it.');
  const failed = await runWalk(options.screenshots ?? null);
  console.log(failed === null ? 'The call was taken from the open panel to the closed record.' : `The walk failed at: ${failed}`);
  process.exitCode = failed === null ? 0 : 1;
} else {
  const session = await startSession({ agent: DEMO_AGENT, headless: false, panelSize: null, port: Number(options.port) });
  console.log(`The workbench is at ${session.server.origin}. The panel stands beside it. Close the browser to end.`);
  await new Promise<void>((resolve) => session.browser.context.once('close', () => resolve()));
  await session.server.close();
}
