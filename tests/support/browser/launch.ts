import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/find-browser.ts';
import { loadOverThePipe } from './load-extension.ts';
import { maySetPolicies, pretendPolicy, setPolicy } from './managed-policy.ts';

// Read by Playwright when it is loaded: only then does the side panel appear among the pages of the context.
process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';
const { chromium } = await import('playwright-core');

/** The build that holds the loopback origin; `ASIDE_BUILD=e2e wxt build` writes it. */
export const END_TO_END_BUILD = fileURLToPath(new URL('../../../.output-e2e/chrome-mv3', import.meta.url));

export interface LaunchOptions {
  /** A profile folder to come back to; without one a fresh folder is made and removed at `close`. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** Folder of the built extension. */
  readonly extension?: string;
  /** Language of the browser, "zh-CN" unless said. */
  readonly language?: string;
  /** Size of ordinary tabs in a headless browser. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The X display to show the window on, for a browser that is not headless. */
  readonly display?: string;
  /** What the bank's managed policy says, as the browser hands it to the extension. */
  readonly policy?: object;
}

export interface LaunchedBrowser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly profile: string;
  /** The first tab. */
  readonly page: Page;
  /** Address of a page of the extension: `address('trainer.html')`. */
  address(path: string): string;
  close(): Promise<void>;
}

const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--enable-unsafe-extension-debugging',
];

/** Starts a browser with the extension loaded and waits for its service worker. Throws when the extension does not start. */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const { headless = true, extension = END_TO_END_BUILD, language = 'zh-CN', size = { width: 1006, height: 720 } } = options;
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`no built extension in ${extension}: npm run build:e2e`);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'aside-profile-'));
  const runsAsRoot = process.getuid?.() === 0;
  const liftPolicy = options.policy === undefined ? () => undefined : setPolicy(ensureBrowser(), extension, options.policy);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    // Playwright's own headless mode is the old shell, which has no extensions; the argument asks for the new one.
    headless: false,
    viewport: headless ? size : null,
    locale: headless ? language : undefined,
    env: { ...process.env, LANGUAGE: language.replace('-', '_'), ...(options.display === undefined ? {} : { DISPLAY: options.display }) } as Record<string, string>,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...QUIET, ...(headless ? ['--headless=new'] : []), ...(runsAsRoot ? ['--no-sandbox'] : []), `--lang=${language}`,
      `--disable-extensions-except=${extension}`, `--load-extension=${extension}`,
    ],
  });
  context.setDefaultTimeout(15_000);
  context.once('close', liftPolicy);
  if (options.policy !== undefined && !maySetPolicies) await pretendPolicy(context, options.policy);
  const worker = await startedWorker(context, extension).catch(async (error: unknown) => {
    await context.close();
    throw error;
  });
  // Node knows no origin for this scheme: it would say "null".
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  return {
    context, worker, profile,
    page: context.pages()[0] ?? (await context.newPage()),
    address: (path) => `${origin}/${path}`,
    close: async () => {
      await context.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const WORKER_PATIENCE = 15_000;

async function startedWorker(context: BrowserContext, extension: string): Promise<Worker> {
  const running = context.serviceWorkers()[0];
  if (running) return running;
  const started = context.waitForEvent('serviceworker', { timeout: WORKER_PATIENCE });
  return started.catch(() => loadOverThePipe(context, extension));
}
