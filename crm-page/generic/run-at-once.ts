import type { CustomerRecord } from '../../domain/customer-record.ts';
import { pageHadItsTurn } from '../dom/nodes.ts';
import type { PartName } from '../parts.ts';
import type { Reading, Step } from './read-page.ts';

/** Reads in one go; the name of a part when the page needs one that is not loaded, after which reading begins anew. */
export function runAtOnce(steps: Generator<Step, Reading>): CustomerRecord | PartName {
  pageHadItsTurn();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.record;
    if (step.value) return step.value;
  }
}
