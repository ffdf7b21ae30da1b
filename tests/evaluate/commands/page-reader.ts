import type { CustomerRecord } from '../../../domain/customer-record.ts';
import { serve, startChromium } from '../page-reader/browser.ts';
import { prepareReader } from '../page-reader/reader.ts';
import { score, summarise, type Score } from '../page-reader/score.ts';
import { casesIn } from '../page-reader/truth.ts';

/** Reads every case in Chromium with the bundled reader, its words and parts handed over as the panel does, and scores it. `--json` prints each record as well, `--explain` what became of every label. */
export async function main(args: readonly string[]): Promise<void> {
  const folders = args.filter((arg) => !arg.startsWith('--'));
  if (folders.length === 0) throw new Error('name at least one folder of <case>/{dom.html, truth.json}');
  const cases = casesIn(folders);
  const reader = await prepareReader(new URL('../page-reader/injected.ts', import.meta.url));
  const browser = await startChromium();
  const scores: Score[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    for (const { name, folder, truth } of cases) {
      const served = await serve(folder);
      const page = await context.newPage();
      try {
        await page.goto(served.url('dom.html'), { waitUntil: 'load' });
        await reader.install(page);
        const record = (await page.evaluate('asideRead()')) as CustomerRecord;
        const result = score(record, truth);
        scores.push(result);
        const line = summarise([result]);
        console.log(`${name}: precision ${line.precision}, recall ${line.recall}${truth.conversation.length > 0 || record.transcript.length > 0 ? `, turns ${result.turnsRight}/${result.turnsTrue} of ${result.turnsRead} read` : ''}${reader.loaded.length > 0 ? `; loaded ${reader.loaded.join(', ')}` : ''}`);
        for (const kind of ['wrong', 'missing', 'distractors', 'extra'] as const) for (const text of result[kind]) console.log(`  ${kind}: ${text}`);
        if (args.includes('--explain')) for (const text of (await page.evaluate('asideExplain()')) as string[]) console.log(`  ${text}`);
        if (args.includes('--json')) console.log(JSON.stringify(record, null, 1));
      } finally {
        await page.close();
        await served.close();
      }
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(summarise(scores)));
}
