import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstLoadScripts } from '../../../scripts/first-load.ts';
import { openingTime } from '../../support/browser/opening-time.ts';

const BUILD = '.output/chrome-mv3';
const OPENINGS = 5;

const kilobytes = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0) / 1000;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Cold openings of the real side panel on the demo page, each in a browser of its own, and the weight of what is loaded first. */
export async function main(): Promise<void> {
  if (!existsSync(join(BUILD, 'sidepanel.html'))) throw new Error('no build to weigh: npm run build && npm run build:e2e');
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) times.push(await openingTime());
  const firstLoad = firstLoadScripts(BUILD, 'sidepanel.html');
  for (const file of firstLoad) console.log(`${kilobytes([file]).toFixed(1).padStart(8)} kB ${file}`);
  console.log(`openings: ${times.map((time) => `${Math.round(time)} ms`).join(', ')}`);
  console.log(JSON.stringify({
    openToSuggestionMs: Math.round(median(times)), firstLoadKb: round(kilobytes(firstLoad)), contentScriptKb: round(kilobytes(['content-scripts/crm.js'])),
  }));
}
