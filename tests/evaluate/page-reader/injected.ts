import { readPageSliced } from '../../../crm-page/generic/read-page.ts';
import type { LoadPart } from '../../../crm-page/parts.ts';
import { learn, type Vocabulary } from '../../../crm-page/vocabulary.ts';
import { explain } from './explain.ts';

interface TestPage {
  asideLoadPart: LoadPart;
  asideLearn: (vocabulary: Vocabulary) => void;
  asideRead: () => unknown;
  asideExplain: () => unknown;
}

/** The reader exactly as a page gets it, without words and without its parts, reachable from a test page. */
const page = globalThis as unknown as TestPage;
page.asideLearn = learn;
page.asideRead = () => readPageSliced(document, new Date().toISOString(), { loadPart: (name) => page.asideLoadPart(name) });
page.asideExplain = () => explain(document, (name) => page.asideLoadPart(name));
