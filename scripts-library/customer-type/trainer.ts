import { encodeWeights, printWeights, train, type Trainer } from '../text-model/index.ts';
import type { CorpusRow } from './corpus-row.ts';
import { heldOutTemperature, trainingRows, TYPE_TRAINING } from './training-rows.ts';

/** `npm run train -- customer-type`. The temperature comes from voices held out of training. */
export const trainer: Trainer<CorpusRow> = {
  name: 'customer-type',
  corpus: 'scripts-library/customer-type/corpus',
  weightsFile: 'scripts-library/customer-type/weights.json',
  train(corpus) {
    const rows = trainingRows(corpus);
    const model = train(rows, TYPE_TRAINING);
    return printWeights(encodeWeights({ ...model, temperature: heldOutTemperature(rows) }));
  },
};
