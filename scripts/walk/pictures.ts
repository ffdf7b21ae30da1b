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

/** Sets page and panel side by side, as the browser shows them, and writes `NN-name.png` and `NN-name-panel.png`. */
export async function writePictures(folder: string, pictures: readonly Picture[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const sheet = await browser.newPage({ viewport: { width: 1366, height: 720 } });
    for (const [index, { name, page, panel }] of pictures.entries()) {
      const file = `${String(index + 1).padStart(2, '0')}-${name}`;
      await sheet.setContent(`<body style="margin:0;display:flex;background:#c9ced6"><img src="${source(page)}"><img src="${source(panel)}"></body>`);
      await sheet.locator('img').last().evaluate((image: HTMLImageElement) => image.decode());
      await sheet.locator('body').screenshot({ path: join(folder, `${file}.png`) });
      writeFileSync(join(folder, `${file}-panel.png`), panel);
    }
  } finally {
    await browser.close();
  }
}
