import { world } from '../world.ts';

/**
 * Steps through the flat tree (open shadow roots entered, slots replaced by what is assigned to them).
 * A form whose inputs are named `children` or `parentNode` shadows those properties (DOM clobbering), so every step uses
 * the prototype's own getter, taken once.
 */
const getter = <T>(prototype: object, key: string): ((node: unknown) => T) => {
  const get = Object.getOwnPropertyDescriptor(prototype, key)!.get!;
  return (node) => get.call(node) as T;
};

export const firstChild = getter<Node | null>(Node.prototype, 'firstChild');
export const previousSibling = getter<Node | null>(Node.prototype, 'previousSibling');
export const nextSibling = getter<Node | null>(Node.prototype, 'nextSibling');
export const parentNode = getter<Node | null>(Node.prototype, 'parentNode');
const kind = getter<number>(Node.prototype, 'nodeType');
export const isElement = (node: Node): node is Element => kind(node) === 1;
export const isText = (node: Node): node is Text => kind(node) === 3;
/** Lower-case tag name. */
export const tagOf: (element: Element) => string = getter<string>(Element.prototype, 'localName');
export const shadowOf: (element: Element) => ShadowRoot | null = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
/** An image named `title` or `querySelector` shadows those of the document. */
export const topOf: (document: Document) => Element | null = getter<Element | null>(Document.prototype, 'documentElement');
export const titleOf: (document: Document) => string = getter<string>(Document.prototype, 'title');
const { querySelector } = Document.prototype;
export const holds = (document: Document, selector: string): boolean => querySelector.call(document, selector) !== null;
const { querySelector: querySelectorWithin, getElementsByTagName } = Element.prototype;
export const hasWithin = (element: Element, selector: string): boolean => querySelectorWithin.call(element, selector) !== null;
/** Looked for as far as is asked: the tenth costs no more than ten, however many there are. */
export const elementsWithin = (element: Element, tag: string): HTMLCollectionOf<Element> => getElementsByTagName.call(element, tag);
const { getRootNode, compareDocumentPosition } = Node.prototype;
export const rootOf = (node: Node): Node => getRootNode.call(node);
/** Does `later` come after `node` in the document? */
export const precedes = (node: Node, later: Node): boolean => (compareDocumentPosition.call(node, later) & 4) !== 0;
const slotOf = getter<Node | null>(Element.prototype, 'assignedSlot');
const { getAttribute, hasAttributes: hasAny } = Element.prototype;
/** At most 4,000 characters: no class or style that says something is longer, and patterns run over it. */
export const attr = (element: Element, key: string): string => (getAttribute.call(element, key) ?? '').slice(0, 4e3);
/** Most elements of a page carry none: a short cut past all questions about them. */
export const hasAttributes = (element: Element): boolean => hasAny.call(element);
export const hasAttr = (element: Element, key: string): boolean => getAttribute.call(element, key) !== null;

/** The children a person sees in this place, in order. Same-origin frames are not entered here. */
export function flatChildren(node: Node): readonly Node[] {
  if (last.node === node && last.turn === world.turn) return last.children;
  const children = childrenNow(node);
  if (children.length > 16) last = { node, turn: world.turn, children };
  return children;
}

/** Labels of one large parent follow each other, so its children are remembered until the page may have changed. */
let last: { node: Node | null; turn: number; children: readonly Node[] } = { node: null, turn: 0, children: [] };
/** Forgets what was remembered: called whenever the page has had its turn. */
export const pageHadItsTurn = (): void => {
  world.turn += 1;
};

function childrenNow(node: Node): readonly Node[] {
  let start: Node | null = firstChild(node);
  if (isElement(node)) {
    const root = shadowOf(node);
    if (root) start = firstChild(root);
    else if (tagOf(node) === 'slot') {
      const assigned = (node as HTMLSlotElement).assignedNodes();
      if (assigned.length > 0) return assigned;
    }
  }
  const children: Node[] = [];
  for (; start; start = nextSibling(start)) children.push(start);
  return children;
}

/** The parent in the flat tree; null at the document. */
export function flatParent(node: Node): Node | null {
  const slot = isElement(node) ? slotOf(node) : ((node as Text).assignedSlot ?? null);
  if (slot) return slot;
  const parent = parentNode(node);
  return parent && kind(parent) === 11 ? ((parent as ShadowRoot).host ?? null) : parent;
}

/** Up the flat tree, the node itself first. Bounded, since hostile pages nest deeply. */
export function* ancestors(node: Node, limit = 400): Generator<Element> {
  let at: Node | null = node;
  for (let step = 0; at && step < limit; step += 1, at = flatParent(at)) if (isElement(at)) yield at;
}

/** Tag and classes: two elements of one shape play the same part in a layout. */
export const shapeOf = (node: Node): string => (isElement(node) ? `${tagOf(node)}.${attr(node, 'class')}` : '#');

/** Class, id and the usual naming attributes as one lower-case string, for the general vocabulary of layouts. */
export const namesOf = (element: Element): string =>
  `${attr(element, 'class')} ${attr(element, 'id')} ${attr(element, 'role')} ${attr(element, 'data-testid')}`.toLowerCase();

export const byId = (root: Node, id: string): Element | null => {
  const owner = root.nodeType === 9 ? Document.prototype : DocumentFragment.prototype;
  return owner.getElementById.call(root as never, id) as Element | null;
};
