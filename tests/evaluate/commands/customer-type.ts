import { LOCALES } from '../../../domain/language.ts';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';
import { loadTypeModel } from '../../../scripts-library/customer-type/type-model.ts';
import { reliability } from '../../../scripts-library/text-model/index.ts';
import { readCorpus } from '../../../scripts/train.ts';
import { byKeywords, byLength } from '../customer-type/baselines.ts';
import { crossValidated, judgeRow } from '../customer-type/judging.ts';
import { readRows, ROWS } from '../rows.ts';
import { perType, scoresOf, thresholdCurve, type JudgedRow } from '../customer-type/scores.ts';

/**
 * `npm run evaluate -- customer-type FILE…` judges labelled rows with the committed weights. `--cross-validate` first judges
 * the training corpus by held-out voices, then by held-out scenarios. `--errors` lists what was answered wrongly.
 */
export async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0 && !args.includes('--cross-validate')) throw new Error('a file of labelled rows is needed');
  if (args.includes('--cross-validate')) {
    const corpus = readCorpus('scripts-library/customer-type/corpus') as readonly CorpusRow[];
    report('corpus, voices held out', crossValidated(corpus, (row) => row.voice ?? row.id), args);
    report('corpus, scenarios held out', crossValidated(corpus, (row) => row.scenario ?? row.id), args);
  }
  if (files.length === 0) return;
  const rows = files.flatMap((file) => readRows<CorpusRow>(file, ROWS['customer-type']));
  const model = await loadTypeModel();
  const judged = rows.map((row) => judgeRow(row, model));
  report(files.join(', '), judged, args);
  const baseline = (name: string, answer: (row: CorpusRow) => JudgedRow['answer']): void => {
    console.log(`${name.padEnd(14)} ${JSON.stringify(scoresOf(judged.map((one) => ({ ...one, answer: answer(one.row) }))))}`);
  };
  console.log('\nbaselines on the same rows');
  baseline('keyword list', byKeywords);
  baseline('length only', byLength);
  console.log(JSON.stringify(scoresOf(judged)));
}

function report(title: string, judged: readonly JudgedRow[], args: readonly string[]): void {
  console.log(`\n== ${title}\n${JSON.stringify(scoresOf(judged))}\n\nper type`);
  perType(judged).forEach((line) => { console.log(line); });
  console.log('\nper language');
  for (const locale of LOCALES) console.log(`${locale.padEnd(6)} ${JSON.stringify(scoresOf(judged.filter(({ row }) => row.lang === locale)))}`);
  console.log('\ncalibration of the best type');
  for (const { from, n, mean, right } of reliability(judged.map(({ row, best }) => ({ probability: best.score, right: row.acceptable.includes(best.type) })))) {
    if (n > 0) console.log(`${from.toFixed(1)}-${(from + 0.1).toFixed(1)}  rows ${String(n).padStart(5)}  said ${mean.toFixed(3)}  came true ${right.toFixed(3)}`);
  }
  console.log('\ncoverage against precision');
  thresholdCurve(judged).forEach((line) => { console.log(line); });
  if (!args.includes('--errors')) return;
  for (const { row, answer, best } of judged) {
    if (!row.acceptable.includes(answer)) console.log(`${row.id}: ${row.label} answered ${answer} (${best.type} ${best.score.toFixed(2)}, unknown ${best.unknown.toFixed(2)}): ${row.turns.join(' // ')}`);
  }
}
