import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Jurisdiction, Locale } from '../../../domain/language.ts';
import type { CustomerTypeOrUnknown } from '../../../domain/customer-type.ts';
import type { ScenarioId, Stage } from '../../../domain/scenario.ts';
import { isVipTier } from '../../../scripts-library/placeholders/index.ts';
import { inferScenario, loadScenarioModel, type ScenarioRecord } from '../../../scripts-library/scenario/index.ts';
import type { Alert, LibraryRecord, Script } from '../../../scripts-library/schema/index.ts';
import { createLibraryIndex, productFamilyOf, suggest, type Suggestion } from '../../../scripts-library/suggest/index.ts';
import { readRows, ROWS } from '../rows.ts';

interface Row {
  readonly id: string; readonly lang: Locale; readonly record?: ScenarioRecord; readonly turns?: readonly string[]; readonly type: CustomerTypeOrUnknown;
  readonly stage: Stage; readonly scenario: ScenarioId; readonly acceptable?: readonly ScenarioId[]; readonly never?: readonly ScenarioId[]; readonly jurisdiction?: Jurisdiction;
}

const PACKS = fileURLToPath(new URL('../../../scripts-library/packs', import.meta.url));
/** A day on which the built-in packs are in force; the figures must not depend on the day they are taken. */
const TODAY = '2026-12-01';
const GENERIC: Partial<Record<Stage, readonly ScenarioId[]>> = { opening: ['S01', 'S02'], verify: ['S03'], close: ['S54'] };

const share = (part: number, whole: number) => Math.round((whole === 0 ? 0 : part / whole) * 1000) / 1000;

/** Every record of every built-in pack, from its sources, so that a pack counts as soon as it is written. */
export function readPackRecords(): LibraryRecord[] {
  const records: LibraryRecord[] = [];
  for (const pack of readdirSync(PACKS, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(join(PACKS, entry.name, 'manifest.json')))) {
    for (const file of readdirSync(join(PACKS, pack.name), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json') && name !== 'manifest.json').sort()) {
      const content: unknown = JSON.parse(readFileSync(join(PACKS, pack.name, file), 'utf8'));
      if (Array.isArray(content)) records.push(...(content as LibraryRecord[]));
    }
  }
  return records;
}

/** What the row's record raises by itself, as the desk would raise it from the page. */
function alertsOf(record: ScenarioRecord): Alert[] {
  const alerts: Alert[] = [];
  if (/投诉|投訴|申诉|申訴|客诉|客訴|complaint/i.test(record.caseType ?? '')) alerts.push('complaint');
  if ((record.age ?? 0) >= 65) alerts.push('elderly');
  if (record.tier && isVipTier(record.tier)) alerts.push('vip');
  if ((record.contactCount ?? 0) >= 2) alerts.push('repeat_contact');
  return alerts;
}

/** In the type's wording: the line has none for the type only where its neutral wording is meant to serve. */
const inVariant = (line: Suggestion, type: CustomerTypeOrUnknown): boolean => type === 'unknown' ? line.variant === 'unknown' : line.variant === type || line.script.variants[type] === undefined;

/** `npm run evaluate -- suggest FILE`: hit@3 and rows that show a forbidden scenario. `--misses` prints the rows that fail. */
export async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0) throw new Error('name a file of rows');
  const model = await loadScenarioModel();
  const records = readPackRecords();
  const library = createLibraryIndex(records);
  const judged = files.flatMap((file) => readRows<Row>(file, ROWS.suggest)).map((row) => {
    const record = row.record ?? {};
    const jurisdiction = row.jurisdiction ?? (row.lang === 'zh-TW' ? 'TW' : 'CN');
    const guesses = inferScenario({ locale: row.lang, jurisdiction, record, turns: row.turns ?? [] }, model);
    const { lines } = suggest({
      locale: row.lang, jurisdiction, channel: 'phone', today: TODAY, stage: row.stage, guesses, type: row.type, alerts: alertsOf(record),
      heard: [...(row.turns ?? []).slice(-4), ...[record.subject, record.description].flatMap((text) => text ?? [])],
      direction: record.direction ?? 'inbound', ...(record.tier ? { tier: record.tier } : {}), ...withProduct(record.product),
    }, library);
    const belongs = (script: Script) => script.scenario === row.scenario || (GENERIC[row.stage] ?? []).includes(script.scenario);
    const hit = lines.some((line) => belongs(line.script) && line.script.stage === row.stage && inVariant(line, row.type));
    const near = lines.some((line) => belongs(line.script) && inVariant(line, row.type));
    const never = lines.filter((line) => row.never?.includes(line.script.scenario));
    return { row, guesses: guesses.slice(0, 3).map((guess) => `${guess.scenario} ${guess.probability.toFixed(2)}`), lines, hit, near, never };
  });
  const stages = [...new Set(judged.map((item) => item.row.stage))].sort();
  console.log(`${records.filter((record) => record.kind === 'script').length} lines in the packs\nstage\tn\thit@3\tscenario shown, in whatever stage\tforbidden`);
  for (const stage of [...stages, 'all']) {
    const group = judged.filter((item) => stage === 'all' || item.row.stage === stage);
    console.log(`${stage}\t${group.length}\t${share(group.filter((item) => item.hit).length, group.length)}\t${share(group.filter((item) => item.near).length, group.length)}\t${group.filter((item) => item.never.length > 0).length}`);
  }
  for (const lang of [...new Set(judged.map((item) => item.row.lang))].sort()) {
    const group = judged.filter((item) => item.row.lang === lang);
    console.log(`${lang}\t${group.length}\t${share(group.filter((item) => item.hit).length, group.length)}`);
  }
  if (args.includes('--misses')) for (const item of judged.filter((one) => !one.hit || one.never.length > 0)) console.log(`${item.never.length > 0 ? 'NEVER' : 'miss '} ${item.row.id} ${item.row.scenario}/${item.row.stage}/${item.row.type} → ${item.lines.map((line) => `${line.script.id}(${line.script.stage})`).join(' ')} | ${item.guesses.join(', ')} | ${JSON.stringify(item.row.record ?? {})} ${(item.row.turns ?? []).join(' / ')}`);
  console.log(JSON.stringify({ n: judged.length, hit3: share(judged.filter((item) => item.hit).length, judged.length), never: judged.filter((item) => item.never.length > 0).length }));
}

function withProduct(name: string | undefined) {
  const product = productFamilyOf(name);
  return product ? { product } : {};
}
