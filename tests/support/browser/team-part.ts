import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { keysFor, type Effort } from './effort.ts';
import type { LaunchedBrowser } from './launch.ts';

/** A file as it travels from one machine to the next. */
export interface CarriedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The team's part of a desk, as a person uses it. What is done is counted where an effort is given. */
export function teamPart(page: Page, effort?: Effort) {
  const part = (id: string) => page.getByTestId(id);
  const digits = async (id: string): Promise<string> => (await part(id).innerText()).replaceAll(/\s+/gu, ' ').trim();
  return {
    page,
    part,
    async click(id: string): Promise<void> {
      effort?.click();
      await part(id).click();
    },
    async type(id: string, text: string): Promise<void> {
      effort?.click();
      effort?.key(keysFor(text));
      await part(id).fill(text);
    },
    /** Clicks and returns the file that goes to the downloads. */
    async saved(id: string): Promise<CarriedFile> {
      effort?.click();
      const [download] = await Promise.all([page.waitForEvent('download'), part(id).click()]);
      return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) };
    },
    /** Drops files that were carried here; returns when what they are is shown. */
    async take(...files: readonly CarriedFile[]): Promise<void> {
      for (const _ of files) effort?.file();
      await part('exchange-take').setInputFiles([...files]);
      await part('exchange-offered').nth(files.length - 1).waitFor();
    },
    /** One reads digits aloud, the other compares them with what stands here. */
    async reads(id: string): Promise<string> {
      effort?.reading();
      return digits(id);
    },
    digits,
    said: () => part('exchange-said').innerText(),
    /** A round with the folder, asked for by the person, to its end. */
    async exchange(): Promise<void> {
      const settled = page.locator('[data-testid="sync-state"][data-busy="false"]');
      await settled.waitFor();
      await part('exchange-now').click();
      await settled.waitFor();
    },
  };
}
export type TeamPart = ReturnType<typeof teamPart>;

/** Opens a desk at the team's part. */
export async function openTeamPart(browser: LaunchedBrowser, desk: 'options' | 'supervisor' | 'trainer', effort?: Effort): Promise<TeamPart> {
  const page = await browser.context.newPage();
  await page.goto(browser.address(`${desk}.html#exchange`));
  await page.getByTestId('exchange').waitFor();
  // From the panel: its last line leads here.
  effort?.click();
  return teamPart(page, effort);
}
