import { csvToRows, readPackFile, readSheet, textOfCsv, xlsxToRows, type SheetFault } from '../../scripts-library/exchange/index.ts';
import { templateProblems } from '../../scripts-library/placeholders/index.ts';
import type { LibraryRecord, PackManifest, Script } from '../../scripts-library/schema/index.ts';
import type { ImportAnswer } from './exchange-bar.tsx';
import type { ImportFault } from './fault-words.ts';

/** The library the file is to go into. */
export type IntoPack = Pick<PackManifest, 'locale' | 'jurisdiction'>;

export interface ToReader {
  readonly file: File;
  readonly into: IntoPack;
}

/** What the reader tells the page. Records come in slices, so that taking them over never holds the page for long. */
export type FromReader =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'records'; readonly records: readonly LibraryRecord[] }
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly faults: readonly ImportFault[] };

const SLICE = 200;
const ROWS_A_PROGRESS = 500;

/** Reads a pack, a CSV or an XLSX by its name and sends what it holds, or every fault and nothing else. */
export async function readLibraryFile({ file, into }: ToReader, send: (message: FromReader) => void): Promise<void> {
  const answer = /\.json$/iu.test(file.name) ? await readPack(await file.text(), into) : await readScripts(file, into, send);
  if (!answer.ok) return send({ kind: 'refused', faults: answer.faults });
  for (let at = 0; at < answer.records.length; at += SLICE) send({ kind: 'records', records: answer.records.slice(at, at + SLICE) });
  send({ kind: 'read' });
}

async function readScripts(file: File, into: IntoPack, send: (message: FromReader) => void): Promise<ImportAnswer> {
  const rows = /\.xlsx$/iu.test(file.name) ? await xlsxToRows(file) : csvToRows(textOfCsv(await file.arrayBuffer(), into.locale));
  if (!rows.ok) return refused([{ code: rows.failure.code, row: rows.failure.params.row, column: null, params: rows.failure.params }]);
  const pause = (done: number, all: number): Promise<void> => {
    send({ kind: 'progress', done, all });
    return Promise.resolve();
  };
  const sheet = await readSheet(rows.value, {}, { every: ROWS_A_PROGRESS, pause });
  const header = (rows.value[0] ?? []).map((cell) => cell.trim().split(/\s/u)[0] ?? '');
  const shown = ({ code, row, column, problem, allowed }: SheetFault): ImportFault => ({ code: `sheet.${code}`, row, column, letter: letterOf(header.indexOf(column)), params: { ...(problem === undefined ? {} : { problem }), ...(allowed === undefined ? {} : { allowed: allowed.length > ALLOWED_SHOWN ? `${allowed[0]} … ${allowed.at(-1)}` : allowed.join(' / ') }) } });
  if (!sheet.ok) return refused(sheet.failure.faults.map(shown));
  const broken = templateFaults(sheet.value, rows.value, header);
  if (broken.length > 0) return refused(broken);
  const strange = sheet.value.filter((script) => isForeign(script, into));
  if (strange.length === 0) return { ok: true, records: sheet.value };
  const ids = new Map(rows.value.map((row, at) => [row[header.indexOf('id')] ?? '', at + 1] as const).toReversed());
  return refused(strange.map((script) => ({ ...foreign(script, into), row: ids.get(script.id) ?? null, letter: letterOf(header.indexOf(script.jurisdiction === into.jurisdiction ? 'locale' : 'jurisdiction')) })));
}

/** Placeholders that nobody could fill, by the cell they stand in. Which fragments there are is known where the file is taken over. */
function templateFaults(scripts: readonly Script[], rows: readonly (readonly string[])[], header: readonly string[]): ImportFault[] {
  const [id, variant] = [header.indexOf('id'), header.indexOf('variant')];
  const rowOf = new Map(rows.map((row, at) => [`${row[id]} ${row[variant]}`, at + 1] as const));
  return scripts.flatMap((script) => Object.entries(script.variants).flatMap(([name, wording]) => (['text', 'chat'] as const).flatMap((column) =>
    templateProblems(wording?.[column] ?? '').filter((problem) => problem.code !== 'fragment.missing').map((problem): ImportFault => ({
      code: problem.code, row: rowOf.get(`${script.id} ${name}`) ?? null, column, letter: letterOf(header.indexOf(column)), params: { ...problem.params },
    }))))).sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

/** A short list is named whole; of the scenarios the first and the last are enough. */
const ALLOWED_SHOWN = 14;

const isForeign = (one: IntoPack, into: IntoPack): boolean => one.jurisdiction !== into.jurisdiction || one.locale !== into.locale;

/** Another jurisdiction's numbers and limits must never be read out here, nor another language. */
const foreign = ({ jurisdiction, locale }: Pick<Script, 'jurisdiction' | 'locale'>, into: IntoPack): ImportFault => ({
  code: 'foreign', row: null, column: jurisdiction === into.jurisdiction ? 'locale' : 'jurisdiction', params: { file: `${jurisdiction} / ${locale}`, here: `${into.jurisdiction} / ${into.locale}` },
});

async function readPack(text: string, into: IntoPack): Promise<ImportAnswer> {
  const pack = await readPackFile(text);
  if (pack.ok) {
    const { manifest, records } = pack.value;
    return manifest !== null && isForeign(manifest, into) ? refused([{ ...foreign(manifest, into), column: null }]) : { ok: true, records };
  }
  const params: Readonly<Record<string, string | number>> = pack.failure.params ?? {};
  return refused([{ code: pack.failure.code, row: null, column: params['field'] === undefined ? null : String(params['field']), params }]);
}

/** 0 → A, 25 → Z, 26 → AA; null where there is no such column. */
function letterOf(at: number): string | null {
  if (at < 0) return null;
  return (at >= 26 ? letterOf(Math.floor(at / 26) - 1)! : '') + String.fromCharCode(65 + (at % 26));
}

const refused = (faults: readonly ImportFault[]): ImportAnswer => ({ ok: false, faults });
