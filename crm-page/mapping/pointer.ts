import { pagePattern, type PointedValue } from '../../domain/page-mapping.ts';
import { attr, isElement, tagOf } from '../dom/nodes.ts';
import { fits } from '../generic/shapes.ts';
import { matcher } from '../generic/labels/match-label.ts';
import { anchorFor } from './anchor.ts';

/** What a person would do to the page with the mouse is kept from it while they point. */
const KEPT_AWAY = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend'] as const;

/** The frame that follows the mouse, in a closed shadow root of an element that is gone afterwards. Styled by script: a page's policy may forbid styles. */
function drawFrame(document: Document): { around(box: DOMRect | null): void; remove(): void } {
  const host = document.createElement('div');
  Object.assign(host.style, { all: 'initial', position: 'fixed', inset: '0', width: '0', height: '0', border: '0', padding: '0', margin: '0', overflow: 'visible', pointerEvents: 'none', zIndex: '2147483647' });
  host.popover = 'manual';
  const frame = document.createElement('div');
  Object.assign(frame.style, { position: 'fixed', boxSizing: 'border-box', border: '2px solid #0b62d6', borderRadius: '3px', background: 'rgb(11 98 214 / 12%)', pointerEvents: 'none', display: 'none' });
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  // The top layer, above whatever dialog the page shows.
  host.showPopover?.();
  return {
    around(box) {
      frame.style.display = box ? 'block' : 'none';
      if (box) Object.assign(frame.style, { left: `${box.x - 3}px`, top: `${box.y - 3}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px` });
    },
    remove: () => host.remove(),
  };
}

/** Where an element stands in the window of the page, through same-origin frames. */
function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  for (let frame = element.ownerDocument.defaultView?.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
    const outer = frame.getBoundingClientRect();
    box.x += outer.x + frame.clientLeft;
    box.y += outer.y + frame.clientTop;
  }
  return box;
}

function documentsIn(document: Document, found: Document[] = []): readonly Document[] {
  found.push(document);
  for (const frame of document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')) {
    try {
      if (frame.contentDocument && found.length < 30) documentsIn(frame.contentDocument, found);
    } catch {
      // Another origin's frame: not ours to see.
    }
  }
  return found;
}

/** What the mouse is over, down to the innermost element; parts of a drop-down or an icon stand for the whole. */
function pointedAt(event: Event): Element | null {
  const element = event.composedPath().find((at): at is Element => (at as Node).nodeType === 1) ?? null;
  if (!element || /^(?:html|body)$/u.test(tagOf(element))) return null;
  return element.closest('svg')?.parentElement ?? (tagOf(element) === 'option' ? element.closest('select') : element);
}

function describe(document: Document, element: Element): PointedValue | null {
  const found = anchorFor(document, element);
  if (!found) return null;
  const meaning = found.anchor.kind === 'label' ? matcher()(found.anchor.label) : undefined;
  const suggested = meaning && /^[a-z]/u.test(meaning) && fits(meaning, found.shown) ? meaning : undefined;
  return { ...found, path: pagePattern(document.URL), ...(suggested ? { suggested } : {}) };
}

/**
 * Lets the person point at one value of the page. Resolves with null after Escape, after `abort`, or when nothing that could be
 * found again was clicked. Until then clicks do nothing to the page; afterwards the page is as it was.
 */
export function pointAtValue(document: Document, abort: AbortSignal): Promise<PointedValue | null> {
  const frame = drawFrame(document);
  const stop = new AbortController();
  const all = documentsIn(document);
  return new Promise((resolve) => {
    const end = (value: PointedValue | null): void => {
      stop.abort();
      frame.remove();
      resolve(value);
    };
    const options = { capture: true, signal: stop.signal, passive: false };
    for (const { defaultView } of all) {
      if (!defaultView) continue;
      defaultView.addEventListener('pointermove', (event) => {
        const over = pointedAt(event);
        frame.around(over && isElement(over) && attr(over, 'aria-hidden') !== 'true' ? boxOf(over) : null);
      }, options);
      for (const type of KEPT_AWAY) defaultView.addEventListener(type, (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        const over = type === 'click' ? pointedAt(event) : null;
        if (type !== 'click') return;
        frame.remove();
        end(over ? describe(document, over) : null);
      }, options);
      defaultView.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        end(null);
      }, options);
    }
    abort.addEventListener('abort', () => end(null), { once: true });
    if (abort.aborted) end(null);
  });
}
