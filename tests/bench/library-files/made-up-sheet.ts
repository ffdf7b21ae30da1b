import { rowsToCsv, rowsToXlsx, writeSheet } from '../../../scripts-library/exchange/index.ts';
import { script as scriptSchema, type Script } from '../../../scripts-library/schema/index.ts';
import { readPackSources } from '../../../scripts/pack-sources.ts';

/** `count` scripts as a bank's training department would hold them: the built-in wordings with ids and titles of their own. */
export function madeUpScripts(count: number): readonly Script[] {
  const built = readPackSources('cn-zh-CN').records.flatMap((record) => {
    const read = scriptSchema.safeParse(record);
    return read.success ? [read.data] : [];
  });
  return Array.from({ length: count }, (_, at) => {
    const model = built[at % built.length]!;
    return { ...model, id: `bank.s${String(at).padStart(5, '0')}`, title: `${model.title}（${at}）`, version: 1 };
  });
}

export const sheetFile = async (kind: 'csv' | 'xlsx', scripts: readonly Script[]): Promise<Buffer> =>
  kind === 'csv' ? Buffer.from(rowsToCsv(writeSheet(scripts))) : Buffer.from(await (await rowsToXlsx(writeSheet(scripts), 'scripts')).arrayBuffer());
