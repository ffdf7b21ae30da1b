/** Inputs whose value is running text; a date, a number or a password field is never a reply field. */
const TEXT_INPUTS = new Set(['text', 'search', '']);
/** Focus moving within one shadow tree is not seen outside it; clicking and typing are. */
const SIGNS = ['focusin', 'pointerdown', 'input'] as const;

export function isEditable(node: unknown): node is HTMLElement {
  if (!(node as Node | null)?.nodeType) return false;
  const element = node as HTMLElement;
  if (element.isContentEditable) return true;
  const tag = element.tagName;
  if (tag === 'TEXTAREA') return !(element as HTMLTextAreaElement).readOnly && !(element as HTMLTextAreaElement).disabled;
  if (tag !== 'INPUT') return false;
  const input = element as HTMLInputElement;
  return TEXT_INPUTS.has(input.type) && !input.readOnly && !input.disabled;
}

/** The whole editable that a node within it belongs to; a document in design mode is edited through its body. */
function hostOf(editable: HTMLElement): HTMLElement {
  if (!editable.isContentEditable) return editable;
  if (editable.ownerDocument.designMode === 'on') return editable.ownerDocument.body;
  let host = editable;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** Frame sets are old, and banks have them. */
const isFrame = (element: Element): boolean => /^I?FRAME$/u.test(element.tagName);

const innerDocument = (frame: Element): Document | null => {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    // Another origin's frame: not ours to see.
    return null;
  }
};

/** What has the focus, through open shadow roots and same-origin frames. A page keeps it while the panel is used. */
function focusedIn(document: Document): HTMLElement | null {
  let active: Element | null = document.activeElement;
  for (let step = 0; active && step < 40; step += 1) {
    const inner: Element | null | undefined = active.shadowRoot?.activeElement ?? (isFrame(active) ? innerDocument(active)?.activeElement : null);
    if (!inner) break;
    active = inner;
  }
  return isEditable(active) ? hostOf(active) : null;
}

/**
 * Remembers the field the agent last wrote in, through shadow roots and same-origin frames, so that a click in the panel (which
 * takes the focus) can still insert there. Only a weak reference is kept.
 */
export function trackLastEditable(document: Document): { current(): HTMLElement | null; stop(): void } {
  let last: WeakRef<HTMLElement> | null = null;
  const watched = new Set<Document>();

  const remember = (event: Event): void => {
    const target = event.composedPath()[0] ?? event.target;
    const element = (target as Node | null)?.nodeType === 9 ? (target as Document).body : (target as HTMLElement | null);
    if (isEditable(element)) last = new WeakRef(hostOf(element));
    if (element && isFrame(element)) watchFrame(element);
  };
  const watch = (doc: Document): void => {
    for (const known of watched) if (!known.defaultView) watched.delete(known);
    if (watched.has(doc)) return;
    watched.add(doc);
    for (const sign of SIGNS) doc.addEventListener(sign, remember, true);
  };
  const watchFrame = (frame: Element): void => {
    const inner = innerDocument(frame);
    if (inner) watch(inner);
    // A frame nobody was in names its body as focused, too.
    const focused = frame.ownerDocument.activeElement === frame ? focusedIn(document) : null;
    if (focused) last = new WeakRef(focused);
  };

  // A click into a frame is no focus event of the frame's element; the window only learns that it lost the focus.
  const onBlur = (): void => {
    const active = document.activeElement;
    if (active && isFrame(active)) watchFrame(active);
  };

  watch(document);
  for (const frame of document.querySelectorAll('iframe, frame')) watchFrame(frame);
  const view = document.defaultView;
  view?.addEventListener('blur', onBlur);
  return {
    current() {
      const focused = focusedIn(document);
      if (focused) return focused;
      const kept = last?.deref();
      return kept?.isConnected && kept.ownerDocument.defaultView && isEditable(kept) ? kept : null;
    },
    stop() {
      view?.removeEventListener('blur', onBlur);
      for (const doc of watched) for (const sign of SIGNS) doc.removeEventListener(sign, remember, true);
      watched.clear();
    },
  };
}
