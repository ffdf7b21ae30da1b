import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../find-browser.ts';
import type { AgentSession } from '../../tests/support/browser/session.ts';

export interface Picture {
  readonly name: string;
  readonly page: Buffer;
  readonly panel: Buffer;
}

/** Both halves of what the agent sees. The browser's own window cannot be pictured headless. */
export const takePicture = async (name: string, { crm, panel }: AgentSession): Promise<Picture> => ({
  name,
  page: await crm.page.screenshot(),
  panel: await panel.screenshot(),
});

const source = (image: Buffer): string => `data:image/png;base64,${image.toString('base64')}`;

/** Writes `NN-name.png`, page and panel side by side, and `NN-name-panel.png`. */
export async function writePictures(folder: string, pictures: readonly Picture[]): Promise<void> {
  const named = pictures.map((picture, index) => ({ ...picture, file: join(folder, `${String(index + 1).padStart(2, '0')}-${picture.name}`) }));
  await writeSideBySide(named.map((picture) => ({ ...picture, file: `${picture.file}.png` })));
  for (const { file, panel } of named) writeFileSync(`${file}-panel.png`, panel);
}

/** Sets page and panel side by side, as the browser shows them, each in its file. */
export async function writeSideBySide(pictures: readonly (Pick<Picture, 'page' | 'panel'> & { readonly file: string })[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const sheet = await browser.newPage({ viewport: { width: 1366, height: 720 } });
    for (const { file, page, panel } of pictures) {
      await sheet.setContent(`<body style="margin:0;display:flex;background:#c9ced6"><img src="${source(page)}"><img src="${source(panel)}"></body>`);
      await sheet.locator('img').last().evaluate((image: HTMLImageElement) => image.decode());
      await sheet.locator('body').screenshot({ path: file });
    }
  } finally {
    await browser.close();
  }
}
