import { ancestors, attr, flatParent, isElement } from '../dom/nodes.ts';
import { hiddenByMarkup, shownByStyle } from '../dom/visibility.ts';
import { paced } from '../generic/paced.ts';
import type { PageIndex } from '../generic/index-page.ts';

const MOST = 400;
const MOST_ROOTS = 4000;

/** A page's own `querySelectorAll`, since an image or a field of that name shadows it. */
const select = (root: Node, selector: string): ArrayLike<Element> => {
  const owner = root.nodeType === 9 ? Document.prototype : root.nodeType === 11 ? DocumentFragment.prototype : Element.prototype;
  return owner.querySelectorAll.call(root as never, selector);
};

export const firstIn = (element: Element, selector: string): Element | null => Element.prototype.querySelector.call(element, selector);

/** The first twenty below. */
export const allIn = (element: Element, selector: string): Element[] => Array.prototype.slice.call(select(element, selector), 0, 20) as Element[];

/** Answers for many nodes of one page whether they or anything above them is so; each node is asked once. */
export function upwards(is: (element: Element) => boolean): (node: Node) => boolean {
  const known = new Map<Node, boolean>();
  return (node) => {
    const way: Node[] = [];
    let answer = false;
    for (let at: Node | null = node; at && way.length < 2000; at = flatParent(at)) {
      const before = known.get(at);
      if (before !== undefined) {
        answer = before;
        break;
      }
      way.push(at);
      if (isElement(at) && is(at)) {
        answer = true;
        break;
      }
    }
    for (const one of way) known.set(one, answer);
    return answer;
  };
}

/** The elements that a person sees of those selected, in the document, its open shadow roots and same-origin frames. Bounded. */
export function* seenIn(document: Document, roots: readonly Node[], selectors: readonly string[]): Generator<void, Element[]> {
  const found = new Set<Element>();
  for (const selector of selectors) {
    let most = MOST;
    for (const root of [document, ...roots.slice(0, MOST_ROOTS)]) {
      yield;
      const here = select(root, selector);
      for (let i = 0; i < here.length && most > 0; i += 1, most -= 1) found.add(here[i]!);
    }
  }
  const hidden = upwards((element) => hiddenByMarkup(element));
  const seen: Element[] = [];
  yield* paced([...found], (element) => {
    if (!hidden(element) && shownByStyle(element)) seen.push(element);
  }, 16);
  return seen;
}

const LISTS = ['hits', 'headings', 'tags', 'links', 'badges', 'prose', 'selected'] as const;

/** The index of a page without what stands in other records' panes; the index itself stays whole. */
export function* without(index: PageIndex, elsewhere: readonly Element[]): Generator<void, PageIndex> {
  const away = under(elsewhere);
  const narrowed: Record<string, unknown> = { ...index };
  for (const list of LISTS) {
    const kept: unknown[] = [];
    yield* paced<{ readonly node?: Node; readonly element?: Node }>(index[list], (entry) => void (away((entry.node ?? entry.element)!) || kept.push(entry)));
    narrowed[list] = kept;
  }
  for (const list of ['dialogs', 'logs', 'controls'] as const) narrowed[list] = index[list].filter((element) => !away(element));
  return narrowed as unknown as PageIndex;
}

/** The nearest element around, the element itself included, of which this is true. */
export function around(element: Element, is: (element: Element) => boolean): Element | undefined {
  for (const at of ancestors(element)) if (is(at)) return at;
  return undefined;
}

/** Answers whether a node is one of these or under one. */
export const under = (roots: readonly Element[]): ((node: Node) => boolean) => {
  const known = new Set(roots);
  return upwards((element) => known.has(element));
};

/** Answers whether a node is in a dialog or a hint above the page: a record being made, a glance at another one. */
export const inDialog = (): ((node: Node) => boolean) => upwards((element) => /^(?:dialog|alertdialog|tooltip)$/.test(attr(element, 'role')) || attr(element, 'aria-modal') === 'true');

/** Of nested elements the outer ones. */
export function outermost(elements: readonly Element[]): Element[] {
  const inside = under(elements);
  return elements.filter((element) => {
    const above = flatParent(element);
    return !above || !inside(above);
  });
}

/** The one element; undefined when there is none or the page does not say which. */
export const only = (elements: readonly Element[]): Element | undefined => (elements.length === 1 ? elements[0] : undefined);

