import { attr, flatChildren, hasAttr, isElement, isText, tagOf } from './nodes.ts';
import { hiddenByMarkup, shownByStyle } from './visibility.ts';
import { worded } from '../vocabulary.ts';

const INLINE = worded('inline_tag');
const NO_CHOICE = worded('no_choice');
/** Input types that show no text of the customer's. */
const TEXTLESS = worded('textless_type');
const CHOICE = worded('choice_type');
/** More than the colon or star of a label, which may be an element of its own. */
const SAYING = /[^\s:：*＊]|[*＊]{2}/;
const POPUP_ROLE = worded('popup_role');

export interface TextOptions {
  /** Stop after this many characters. */
  readonly limit?: number;
  /** Buttons hold commands, save where a drop-down is built of one. */
  readonly buttons?: boolean;
  /** Ask the page's stylesheets too; for the few texts that are reported, since a drop-down may keep its list beside the choice. */
  readonly styled?: boolean;
}

/** Half-spaces, line breaks and runs of white space become one blank. */
export const tidy = (text: string): string => text.replace(/[\s\u200b\ufeff\u00ad]+/g, ' ').trim();

const stateOff = (element: Element): boolean =>
  attr(element, 'aria-checked') === 'false' || attr(element, 'aria-pressed') === 'false' ||
  (attr(element, 'role') === 'option' && attr(element, 'aria-selected') === 'false');

/** What a control shows now: its live property, never the attribute it was born with. Null for what is no control. */
export function controlText(element: Element, tag = tagOf(element)): string | null {
  if (tag === 'textarea') return tidy((element as HTMLTextAreaElement).value);
  if (tag === 'select') {
    const chosen: string[] = [];
    const select = element as HTMLSelectElement;
    for (let i = 0; i < select.options.length && i < 2000; i += 1) {
      const option = select.options[i]!;
      if (option.selected && (option.value !== '' || !NO_CHOICE.test(option.text))) chosen.push(tidy(option.text));
    }
    return chosen.join(', ');
  }
  if (tag !== 'input') return null;
  const input = element as HTMLInputElement;
  return TEXTLESS.test(input.type) ? '' : tidy(input.value);
}

/** The label of a radio or checkbox that is not chosen. */
function unchosen(label: Element): boolean {
  const control = (label as HTMLLabelElement).control as HTMLInputElement | null;
  return control?.checked === false && CHOICE.test(control.type);
}

const isOff = (element: Element): boolean => tagOf(element) === 'input' && CHOICE.test(attr(element, 'type')) && !(element as HTMLInputElement).checked;

/** Text as a person sees it under these nodes, without layout: unchosen options, commands and hidden parts left out. */
export function shownText(nodes: Node | readonly Node[], options: TextOptions = {}): string {
  const limit = options.limit ?? 2000;
  let text = '';
  let steps = 0;
  const take = (node: Node, depth: number): void => {
    if (text.length > limit || (steps += 1) > 4000 || depth > 120) return;
    if (isText(node)) {
      text += node.data.length > limit ? node.data.slice(0, limit) : node.data;
      return;
    }
    if (!isElement(node)) return;
    const tag = tagOf(node);
    if (tag === 'br') text += '\n';
    if (hiddenByMarkup(node, tag) || stateOff(node) || (options.styled && tag !== 'input' && tag !== 'slot' && !shownByStyle(node))) return;
    const role = attr(node, 'role');
    if (POPUP_ROLE.test(role)) return;
    const control = controlText(node, tag);
    if (control !== null) {
      text += ` ${control} `;
      return;
    }
    if ((tag === 'button' || role === 'button') && role !== 'combobox' && !options.buttons) return;
    if (tag === 'label' && unchosen(node)) return;
    const block = !INLINE.test(tag);
    if (block) text += '\n';
    // The words behind a radio that is not chosen, where nothing but their place ties them to it.
    let off = false;
    for (const child of flatChildren(node)) {
      if (isElement(child)) off = isOff(child);
      if (!off || !isText(child)) take(child, depth + 1);
    }
    if (block) text += '\n';
  };
  for (const node of Array.isArray(nodes) ? (nodes as Node[]) : [nodes as Node]) take(node, 0);
  return tidy(text.length > limit ? text.slice(0, limit) : text);
}

export const isControl = (tag: string): boolean => tag === 'input' || tag === 'select' || tag === 'textarea';

/** The text of a value; commands only where there is nothing else. A colon before it belongs to the label. */
export const valueText = (nodes: Node | readonly Node[]): string =>
  (shownText(nodes) || shownText(nodes, { buttons: true, limit: 200 })).replace(/^[:：\s]+/, '');

/** Those in which there is something to see. */
export const filled = (nodes: readonly Node[]): Node[] => nodes.filter((node) => hasContent(node));

/** Is there anything to see here: a character, or a control that could hold one? */
export function hasContent(node: Node, depth = 0): boolean {
  if (isText(node)) return SAYING.test(node.data.length > 400 ? node.data.slice(0, 400) : node.data);
  if (!isElement(node) || depth > 60) return false;
  const tag = tagOf(node);
  if (hiddenByMarkup(node, tag)) return false;
  if (isControl(tag)) return true;
  const role = attr(node, 'role');
  if (POPUP_ROLE.test(role)) return false;
  if ((tag === 'button' || role === 'button') && role !== 'combobox' && !hasAttr(node, 'aria-haspopup')) return false;
  for (const child of flatChildren(node)) if (hasContent(child, depth + 1)) return true;
  return false;
}
