/** Inputs whose value is running text; a date, a number or a password field is never a reply field. */
const TEXT_INPUTS = new Set(['text', 'search', '']);

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

/**
 * Remembers the field the agent last wrote in, through shadow roots and same-origin frames, so that a click in the panel (which
 * takes the focus) can still insert there. Only a weak reference is kept.
 */
export function trackLastEditable(document: Document): { current(): HTMLElement | null; stop(): void } {
  let last: WeakRef<HTMLElement> | null = null;
  const watched = new Map<Document, () => void>();

  const remember = (event: Event): void => {
    const target = event.composedPath()[0] ?? event.target;
    if (isEditable(target)) {
      const host = target.isContentEditable ? (target.closest<HTMLElement>('[contenteditable]:not([contenteditable="false"])') ?? target) : target;
      last = new WeakRef(host);
    }
    const frame = target as HTMLIFrameElement | null;
    if (frame?.tagName === 'IFRAME') watchFrame(frame);
  };

  const watch = (doc: Document): void => {
    if (watched.has(doc)) return;
    doc.addEventListener('focusin', remember, true);
    watched.set(doc, () => doc.removeEventListener('focusin', remember, true));
  };

  const watchFrame = (frame: HTMLIFrameElement): void => {
    try {
      if (frame.contentDocument) {
        watch(frame.contentDocument);
        const focused = frame.contentDocument.activeElement;
        if (isEditable(focused)) last = new WeakRef(focused);
      }
    } catch {
      // Another origin's frame: not ours to see.
    }
  };

  watch(document);
  return {
    current() {
      const kept = last?.deref();
      if (kept?.isConnected && isEditable(kept)) return kept;
      for (const frame of document.querySelectorAll('iframe')) watchFrame(frame);
      const focused = deepActive(document);
      return isEditable(focused) ? focused : null;
    },
    stop() {
      for (const unwatch of watched.values()) unwatch();
      watched.clear();
    },
  };
}

function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
