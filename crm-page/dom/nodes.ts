import { world } from '../world.ts';

/**
 * Steps through the flat tree (open shadow roots entered, slots replaced by what is assigned to them).
 * A form whose inputs are named `children` or `parentNode` shadows those properties (DOM clobbering), so every step uses
 * the prototype's own getter, taken once.
 */
type Getter = (node: unknown) => unknown;

const taken = new Map<string, Getter>();

const getter = (proto: 'Node' | 'Element' | 'Text' | 'Document' | 'HTMLInputElement', key: string): Getter => {
  const known = taken.get(key);
  if (known) return known;
  const prototype = (globalThis as unknown as Record<string, { prototype: object }>)[proto]!.prototype;
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  const read: Getter = get ? (node) => get.call(node) : () => null;
  taken.set(key, read);
  return read;
};

let first: Getter, next: Getter, up: Getter, kind: Getter, name: Getter, shadow: Getter, slotOf: Getter;
let attribute: (this: unknown, name: string) => string | null;
let ready = false;

const prepare = (): void => {
  if (ready) return;
  first = getter('Node', 'firstChild');
  next = getter('Node', 'nextSibling');
  up = getter('Node', 'parentNode');
  kind = getter('Node', 'nodeType');
  name = getter('Element', 'localName');
  shadow = getter('Element', 'shadowRoot');
  slotOf = getter('Element', 'assignedSlot');
  attribute = Element.prototype.getAttribute;
  ready = true;
};

export const firstChild = (node: Node): Node | null => (prepare(), first(node) as Node | null);
export const nextSibling = (node: Node): Node | null => next(node) as Node | null;
export const parentNode = (node: Node): Node | null => (prepare(), up(node) as Node | null);
export const isElement = (node: Node): node is Element => (prepare(), kind(node) === 1);
export const isText = (node: Node): node is Text => (prepare(), kind(node) === 3);
/** Lower-case tag name. */
export const tagOf = (element: Element): string => (prepare(), name(element) as string);
export const shadowOf = (element: Element): ShadowRoot | null => (prepare(), shadow(element) as ShadowRoot | null);
export const attr = (element: Element, key: string): string => (prepare(), attribute.call(element, key) ?? '');
/** Most elements of a page carry none: a short cut past all questions about them. */
export const hasAttributes = (element: Element): boolean => Element.prototype.hasAttributes.call(element);
export const hasAttr = (element: Element, key: string): boolean => (prepare(), attribute.call(element, key) !== null);

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
  const slot = isElement(node) ? (slotOf(node) as Node | null) : ((node as Text).assignedSlot ?? null);
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
