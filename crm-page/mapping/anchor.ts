import type { MappingAnchor } from '../../domain/page-mapping.ts';
import { ancestors, flatChildren, flatParent, isElement, tagOf } from '../dom/nodes.ts';
import { hasContent, shownText } from '../dom/shown-text.ts';
import { normaliseLabel } from '../generic/labels/match-label.ts';
import { looksLikeName } from '../generic/shapes.ts';
import { landmarkOf, lookForLabels, sectionOf, stepsBetween, textAt, valuesAt, type TaughtPage } from './find-values.ts';

interface LabelBeside {
  readonly text: string;
  readonly element: Element | null;
}

const LONGEST_LABEL = 46;
const couldBeLabel = (text: string, value: string): boolean =>
  text !== '' && text.length <= LONGEST_LABEL && !/\d{3}/u.test(text) && /\p{L}/u.test(text) && text !== value && normaliseLabel(text) !== '' && !looksLikeName(text);

/** The texts near a value that could be its label, nearest first. */
function labelsNear(value: Element, shown: string): readonly LabelBeside[] {
  const near: LabelBeside[] = [];
  const add = (text: string, element: Element | null): void => {
    const label = text.replace(/[\s:：*＊]+$/u, '').trim();
    if (couldBeLabel(label, shown) && !near.some((one) => one.text === label)) near.push({ text: label, element });
  };
  const both = /^([^:：]{0,23}[^:：\d])[:：]\s*\S/u.exec(shown);
  if (both) add(both[1]!, null);
  for (const label of (value as HTMLInputElement).labels ?? []) add(shownText(label), label);
  add(value.getAttribute('aria-label') ?? value.getAttribute('placeholder') ?? '', null);
  let branch: Element = value;
  for (let step = 0; step < 7; step += 1) {
    const parent = flatParent(branch);
    if (!parent || !isElement(parent) || /^(?:body|html)$/u.test(tagOf(parent))) break;
    const siblings = flatChildren(parent).filter((node) => hasContent(node));
    const at = siblings.indexOf(branch);
    for (const beside of [...siblings.slice(Math.max(0, at - 4), at).reverse(), ...siblings.slice(at + 1, at + 2)]) add(textAt(beside), isElement(beside) ? beside : null);
    if (tagOf(branch) === 'td') {
      const row = branch.closest('table')?.rows[0];
      const head = row?.cells[(branch as HTMLTableCellElement).cellIndex];
      if (head && head !== branch) add(shownText(head), head);
    }
    branch = parent;
  }
  return near.slice(0, 8);
}

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A heading that names a section of every such page, rather than this customer. */
const lasting = (section: string | undefined, shown: string): string | undefined =>
  section !== undefined && !looksLikeName(section) && !section.includes(shown) && !shown.includes(section) && !/\*/u.test(section) ? section : undefined;

const leadsTo = (document: Document, anchor: MappingAnchor, page: TaughtPage, value: Element, shown: string): boolean => {
  const found = valuesAt(document, anchor, page);
  return found.length === 1 && (found[0]!.shown === shown || found[0]!.node === value);
};

/**
 * How a pointed value can be found again: by its label and what stands beside it, by steps from the label, or by its place. Each way
 * is tried on the page at once, and only one that leads to this value and no other is taken. Null when none does.
 */
export function anchorFor(document: Document, value: Element): { readonly anchor: MappingAnchor; readonly shown: string } | null {
  const whole = textAt(value);
  if (whole === '') return null;
  const near = labelsNear(value, whole);
  const page = run(lookForLabels(document, near.map(({ text }) => text)));
  for (const { text, element } of near) {
    const inline = element === null && whole.startsWith(text) ? whole.slice(text.length).replace(/^[\s*＊]*[:：]\s*/u, '') : null;
    const shown = inline ?? whole;
    const hit = page.index.hits.find((one) => one.field === `=${normaliseLabel(text)}` && [...ancestors(one.node, 10)].some((at) => at === element || at === value || element === null));
    const section = lasting(hit && sectionOf(page.index, hit.order), shown);
    const beside: MappingAnchor = { kind: 'label', label: text, ...(section && section !== text ? { section } : {}) };
    if (leadsTo(document, beside, page, value, shown)) return { anchor: beside, shown };
    if (!hit || inline !== null) continue;
    const from = isElement(hit.node) ? hit.node : (flatParent(hit.node) as Element | null);
    if (!from) continue;
    let up = 0;
    for (const top of ancestors(from, 8)) {
      const down = stepsBetween(top, value);
      if (down) {
        const stepwise: MappingAnchor = { ...beside, steps: { up, down } };
        if (leadsTo(document, stepwise, page, value, shown)) return { anchor: stepwise, shown };
        break;
      }
      up += 1;
    }
  }
  const place = landmarkOf(value);
  const down = place && stepsBetween(place.element, value);
  if (!place || !down) return null;
  const anchor: MappingAnchor = { kind: 'place', ...(place.landmark ? { landmark: place.landmark } : {}), down };
  return leadsTo(document, anchor, page, value, whole) ? { anchor, shown: whole } : null;
}
