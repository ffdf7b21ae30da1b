import { classifyCustomer } from '../../../scripts-library/customer-type/classify.ts';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';
import type { CustomerEvidence, EvidenceTurn, TypeJudgement } from '../../../scripts-library/customer-type/evidence.ts';
import { heldOutTemperature, trainingRows, TYPE_TRAINING } from '../../../scripts-library/customer-type/training-rows.ts';
import { groupFolds, train, type LinearModel } from '../../../scripts-library/text-model/index.ts';
import { CUSTOMER_TYPES } from '../../../domain/customer-type.ts';
import type { JudgedRow } from './scores.ts';

export function evidenceFrom(row: CorpusRow): CustomerEvidence {
  const turns = row.turns.flatMap((text, at): EvidenceTurn[] => {
    const agent = row.agent_before?.[at] ?? '';
    return [...(agent === '' ? [] : [{ speaker: 'agent', text: agent } as const]), { speaker: 'customer', text }];
  });
  return { locale: row.lang, turns };
}

export function judgeRow(row: CorpusRow, model: LinearModel): JudgedRow {
  const judgement: TypeJudgement = classifyCustomer(evidenceFrom(row), model);
  const type = [...CUSTOMER_TYPES].sort((a, b) => judgement.scores[b] - judgement.scores[a])[0]!;
  return { row, answer: judgement.type, best: { type, score: judgement.scores[type], unknown: judgement.scores.unknown } };
}

/** Judges every row of the corpus by a model that saw no row of its group; the temperature too comes from the others. */
export function crossValidated(corpus: readonly CorpusRow[], groupOf: (row: CorpusRow) => string, folds = 5): readonly JudgedRow[] {
  const foldOf = groupFolds(corpus, groupOf, folds);
  const judged: JudgedRow[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const rows = trainingRows(corpus.filter((_, i) => foldOf[i] !== fold));
    const model = { ...train(rows, TYPE_TRAINING), temperature: heldOutTemperature(rows) };
    corpus.forEach((row, i) => {
      if (foldOf[i] === fold) judged.push(judgeRow(row, model));
    });
  }
  return judged;
}
