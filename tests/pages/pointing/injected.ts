import { applyMappings } from '../../../crm-page/mapping/place-mappings.ts';
import { pointAtValue } from '../../../crm-page/mapping/pointer.ts';
import { shippedVocabulary } from '../../../crm-page/shipped-vocabulary.ts';
import { learn } from '../../../crm-page/vocabulary.ts';
import type { MappingFinding, PageMapping, PointedValue } from '../../../domain/page-mapping.ts';

/** Pointing and finding again, as the panel's scripts do it, reachable from a test page. */
interface TestPage {
  asidePointed?: Promise<PointedValue | null>;
  asidePoint: () => void;
  asideFind: (mapping: PageMapping) => readonly MappingFinding[];
}
const page = globalThis as unknown as TestPage;
learn(shippedVocabulary());
page.asidePoint = () => {
  page.asidePointed = pointAtValue(document, new AbortController().signal);
};
page.asideFind = (mapping) => {
  const steps = applyMappings(document, [mapping]);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.findings;
  }
};
