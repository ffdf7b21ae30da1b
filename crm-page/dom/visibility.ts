import { attr, flatParent, hasAttr, hasAttributes, isElement, tagOf } from './nodes.ts';
import { worded } from '../vocabulary.ts';

const NEVER_SHOWN = worded('never_shown');
const HIDING_STYLE = worded('hiding_style');
const CLEAR_STYLE = worded('clear_style');
/** The names that stylesheets give text for screen readers only; the saved or styled page may clip it in any of ten ways. */
const SPOKEN_ONLY = worded('spoken_only');

export const markedHidden = (element: Element): boolean => hasAttr(element, 'hidden') || attr(element, 'aria-hidden') === 'true';

/** Hidden by what its own attributes say: no style is computed. `aria-hidden` counts, since modals set it on what they cover. */
export function hiddenByMarkup(element: Element, tag = tagOf(element)): boolean {
  if (NEVER_SHOWN.test(tag)) return true;
  if (!hasAttributes(element)) return false;
  if (tag === 'input') return attr(element, 'type').toLowerCase() === 'hidden' || HIDING_STYLE.test(attr(element, 'style'));
  const style = attr(element, 'style');
  const names = attr(element, 'class');
  return markedHidden(element) || hasAttr(element, 'inert') || (style !== '' && (HIDING_STYLE.test(style) || CLEAR_STYLE.test(style))) || (names !== '' && SPOKEN_ONLY.test(names));
}

/**
 * Hidden by the page's stylesheets. Asked for the few nodes that matter, all in one batch without writes, so that style is
 * settled once. `checkVisibility` is false for `display: contents`, which has no box but is seen: its parent decides.
 */
export function shownByStyle(node: Node): boolean {
  let at: Node | null = node;
  while (at && !isElement(at)) at = flatParent(at);
  for (let step = 0; at && isElement(at) && step < 20; step += 1) {
    if (typeof at.checkVisibility !== 'function') return true;
    if (at.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
    const view = at.ownerDocument.defaultView;
    if (!view || view.getComputedStyle(at).display !== 'contents') return false;
    at = flatParent(at);
  }
  return true;
}
