import { mkdirSync } from 'node:fs';
import { startSession } from '../../tests/support/browser/session.ts';
import { takePicture, writePictures, type Picture } from './pictures.ts';
import { STAGES } from './stages.ts';

/** The agent named in the header of the demo page, and the bank of the demo. */
export const DEMO_AGENT = { name: '周晓舟', number: '9031', bank: '示例银行' };

/**
 * Walks through one call in the real browser without a display. Returns the name of the stage that failed, or null. With a
 * folder, a picture of each stage is written there, the failing one included.
 */
export async function runWalk(screenshots: string | null): Promise<string | null> {
  const pictures: Picture[] = [];
  let failed: string | null = null;
  const session = await startSession({ agent: DEMO_AGENT, size: { width: 1006, height: 720 }, panelSize: { width: 360, height: 720 } });
  try {
    for (const stage of STAGES) {
      const begun = performance.now();
      failed = await stage.run(session).then(() => null, (error: unknown) => {
        console.error(`${stage.name}: ${error instanceof Error ? error.message : String(error)}`);
        return stage.name;
      });
      if (screenshots !== null) pictures.push(await takePicture(failed === null ? stage.name : `${stage.name}-failed`, session));
      if (failed !== null) break;
      console.log(`ok ${stage.name} (${Math.round(performance.now() - begun)} ms)`);
    }
  } finally {
    await session.close();
  }
  if (screenshots !== null) {
    mkdirSync(screenshots, { recursive: true });
    await writePictures(screenshots, pictures);
    console.log(`${pictures.length} stages pictured in ${screenshots}`);
  }
  return failed;
}
