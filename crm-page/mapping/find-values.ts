import type { MappingAnchor, TreeStep } from '../../domain/page-mapping.ts';
import { ancestors, flatChildren, flatParent, isElement, isText, tagOf, topOf } from '../dom/nodes.ts';
import { controlText, shownText, tidy } from '../dom/shown-text.ts';
import { shownByStyle } from '../dom/visibility.ts';
import { emptyIndex, indexPage, type Hit, type PageIndex } from '../generic/index-page.ts';
import { matcher, normaliseLabel } from '../generic/labels/match-label.ts';
import { labelNodes, valueOf, type LabelNodes } from '../generic/pair.ts';

/** Marks hits on taught labels among those the reader knows by itself, which still end the value before them. */
const TAUGHT = '=';
const CARRIERS = ['data-testid', 'data-field', 'data-name', 'data-key', 'name', 'id', 'role'] as const;

/** The page as the taught labels see it. */
export interface TaughtPage {
  readonly index: PageIndex;
  readonly labels: LabelNodes;
}

/** One walk over the page for all taught labels together; yields where the page may have its turn. */
export function* lookForLabels(document: Document, labels: readonly string[]): Generator<void, TaughtPage> {
  const taught = new Set(labels.map(normaliseLabel));
  const known = matcher();
  const index = emptyIndex();
  const match = (text: string): string | undefined => {
    const label = text.length <= 60 ? normaliseLabel(text) : '';
    return taught.has(label) ? TAUGHT + label : known(text);
  };
  const top = topOf(document);
  if (top) yield* indexPage(top, match, index);
  return { index, labels: labelNodes(index.hits) };
}

/** What a node shows: a control its live value, anything else its text. */
export const textAt = (node: Node): string => (isElement(node) ? (controlText(node) ?? shownText(node, { buttons: true, limit: 400 })) : tidy((node as Text).data));

/** The heading a node stands under, as far as it can name a section: neither a number nor too long. */
export function sectionOf(index: PageIndex, order: number): string | undefined {
  let section: string | undefined;
  for (const heading of index.headings) {
    if (heading.order >= order) break;
    if (heading.text.length <= 30 && !/\d/u.test(heading.text)) section = heading.text;
  }
  return section;
}

const tagIn = (node: Node): string => (isElement(node) ? tagOf(node) : '');
export function stepDown(from: Node, steps: readonly TreeStep[]): Node | null {
  let at: Node | undefined = from;
  for (const [tag, nth] of steps) {
    at = flatChildren(at).filter((child) => tagIn(child) === tag)[nth];
    if (!at) return null;
  }
  return at;
}

/** The steps from an ancestor within the same document down to a node; null when it is none. */
export function stepsBetween(from: Node, to: Node): readonly TreeStep[] | null {
  const steps: TreeStep[] = [];
  for (let at: Node = to; at !== from; ) {
    const parent: Node | null = flatParent(at);
    if (!parent || steps.length > 40 || !isElement(at)) return null;
    const tag = tagOf(at);
    steps.unshift([tag, flatChildren(parent).filter((child) => tagIn(child) === tag).indexOf(at)]);
    at = parent;
  }
  return steps;
}

/** The nearest place above a node that the page names itself, in a way that is no record's own number. */
export function landmarkOf(node: Node): { readonly element: Element; readonly landmark?: { readonly attribute: string; readonly value: string } } | null {
  let last: Element | null = null;
  for (const at of ancestors(node, 40)) {
    for (const attribute of CARRIERS) {
      const value = at.getAttribute(attribute) ?? '';
      if (value !== '' && value.length <= 80 && !/\d/u.test(value) && stepsBetween(at, node)) return { element: at, landmark: { attribute, value } };
    }
    if (tagOf(at) === 'body') last = at;
  }
  return last && { element: last };
}

const climb = (node: Node, up: number): Node | null => {
  let at: Node | null = node;
  for (let step = 0; at && step < up; step += 1) at = flatParent(at);
  return at;
};

function valueByLabel(hit: Hit, anchor: Extract<MappingAnchor, { kind: 'label' }>, page: TaughtPage): { readonly node: Node; readonly shown: string } | null {
  if (anchor.steps) {
    const top = climb(isText(hit.node) ? (flatParent(hit.node) ?? hit.node) : hit.node, anchor.steps.up);
    const node = top && stepDown(top, anchor.steps.down);
    return node ? { node, shown: textAt(node) } : null;
  }
  const found = valueOf(hit, page.index, page.labels);
  return found && found.several !== true && found.nodes[0] ? { node: found.nodes[0], shown: found.text } : null;
}

/** Every value the anchor leads to on this page, each text once; nothing hidden. More than one means that it is not certain. */
export function valuesAt(document: Document, anchor: MappingAnchor, page: TaughtPage): readonly { readonly node: Node; readonly shown: string }[] {
  const found: { readonly node: Node; readonly shown: string }[] = [];
  const take = (value: { readonly node: Node; readonly shown: string } | null): void => {
    if (value && value.shown !== '' && shownByStyle(value.node) && !found.some(({ shown }) => shown === value.shown)) found.push(value);
  };
  if (anchor.kind === 'place') {
    const { landmark } = anchor;
    const selector = landmark ? `[${landmark.attribute}]` : 'body';
    const frames = page.index.roots.map((root) => (tagIn(root) === 'body' ? root.ownerDocument! : root));
    for (const root of [document, ...frames]) for (const element of (root as ParentNode).querySelectorAll(selector)) {
      if (landmark && element.getAttribute(landmark.attribute) !== landmark.value) continue;
      const node = stepDown(element, anchor.down);
      take(node ? { node, shown: textAt(node) } : null);
    }
    return found;
  }
  const label = TAUGHT + normaliseLabel(anchor.label);
  const sectionName = anchor.section === undefined ? undefined : normaliseLabel(anchor.section);
  for (const hit of page.index.hits) {
    if (hit.field !== label || hit.quoted || !shownByStyle(hit.node)) continue;
    const section = sectionOf(page.index, hit.order);
    // Under another heading the same label speaks of somebody else.
    if (sectionName !== undefined && section !== undefined && normaliseLabel(section) !== sectionName) continue;
    take(valueByLabel(hit, anchor, page));
  }
  return found;
}
