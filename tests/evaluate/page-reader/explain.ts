import { collect } from '../../../crm-page/generic/collect.ts';
import { valueOf, labelNodes } from '../../../crm-page/generic/pair.ts';
import { readingSteps, runSliced } from '../../../crm-page/generic/read-page.ts';
import { findRegions } from '../../../crm-page/generic/regions.ts';
import { fits } from '../../../crm-page/generic/shapes.ts';
import { shownByStyle } from '../../../crm-page/dom/visibility.ts';
import type { LoadPart } from '../../../crm-page/parts.ts';

const atOnce = <T>(steps: Generator<unknown, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** One line for each label found on the page: its field, where its value was looked for and why that was taken or left. */
export async function explain(document: Document, loadPart: LoadPart): Promise<string[]> {
  const { index } = await runSliced(readingSteps(document, ''), { loadPart });
  const labels = labelNodes(index.hits);
  const regions = atOnce(findRegions(index, labels));
  const placed = atOnce(collect(index, labels, regions));
  return index.hits.map((hit) => {
    const found = valueOf(hit, index, labels);
    const taken = placed.filter((one) => one.hit.node === hit.node && one.hit.label === hit.label).map(({ field, shown }) => `${field} = ${shown}`);
    const why = [
      ...(hit.quoted ? ['in a conversation or a bar'] : []),
      ...(regions.allows(hit.field, hit.node) ? [] : ['speaks of another']),
      ...(found ? [] : ['no value beside it']),
      ...(found && !fits(hit.field, found.text) ? ['not a value of this field'] : []),
      ...(found?.several ? ['one of several'] : []),
      ...(shownByStyle(hit.node) ? [] : ['label hidden']),
      ...(found && !found.nodes.some((node) => shownByStyle(node)) ? ['value hidden'] : []),
    ];
    return `${hit.label} (${hit.field})${found ? ` ${found.foundBy}: "${found.text.slice(0, 60)}"` : ''} -> ${taken[0] ?? 'not taken'}${why.length > 0 ? `; ${why.join(', ')}` : ''}`;
  });
}
