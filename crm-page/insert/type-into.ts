/** Editors redraw in a microtask, a task or a frame; what has not changed by then was refused. In milliseconds. */
const PATIENCE_MS = 400;
const STEP_MS = 10;

/**
 * Writes text into an editable as the person would have typed or pasted it: through the browser's own editing commands, so that
 * the page's framework sees its events and the page's own undo takes it back. No key is pressed, and a form that wants to submit
 * itself meanwhile is held back.
 *
 * @returns false when the field did not take the text: the framework put the old value back, the editor cancelled the event, or
 * the field is too short for the whole of it (half a sentence to a customer is worse than none).
 */
export async function typeInto(field: HTMLElement, text: string): Promise<boolean> {
  const plain = text.replace(/\r\n?|\u2028|\u2029/g, '\n');
  const view = field.ownerDocument.defaultView;
  if (!view || plain.trim() === '') return false;
  const hold = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  view.addEventListener('submit', hold, true);
  try {
    return field.isContentEditable ? await intoRichText(field, plain) : await intoControl(field as HTMLInputElement | HTMLTextAreaElement, plain);
  } finally {
    view.removeEventListener('submit', hold, true);
  }
}

const turn = (): Promise<void> => new Promise((done) => { setTimeout(done, STEP_MS); });
const bare = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, '');

async function intoControl(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<boolean> {
  const wanted = field.tagName === 'INPUT' ? text.replace(/\s*\n\s*/g, ' ') : text;
  const before = field.value;
  const replaced = Math.abs((field.selectionEnd ?? 0) - (field.selectionStart ?? 0));
  if (field.maxLength >= 0 && before.length - replaced + wanted.length > field.maxLength) return false;
  field.focus({ preventScroll: true });
  command(field, 'insertText', wanted);
  // A controlled input is set back after its handlers ran, so the value at once proves nothing.
  await turn();
  await turn();
  return field.value !== before && bare(field.value).includes(bare(wanted));
}

async function intoRichText(field: HTMLElement, text: string): Promise<boolean> {
  const content = (): string => field.textContent ?? '';
  const before = content();
  const taken = async (): Promise<boolean> => {
    for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
      await turn();
      if (content() !== before && bare(content()).includes(bare(text))) return true;
    }
    return false;
  };
  await putCaret(field);
  // Paste first: editors with a document model of their own take it over whole, as one step of their undo. Typing by command does
  // not reach them all, since browsers raise no `beforeinput` for a command and some (Slate) listen to nothing else.
  if (paste(field, text) && (await taken())) return true;
  if (content() !== before) return false;
  text.split('\n').forEach((line, at) => {
    if (at > 0) command(field, 'insertLineBreak', null);
    if (line !== '') command(field, 'insertText', line);
  });
  return taken();
}

/** One editing command, announced as a browser announces typing; an editor that cancels the announcement does the work itself. */
function command(field: HTMLElement, inputType: 'insertText' | 'insertLineBreak', data: string | null): void {
  const document = field.ownerDocument;
  const InputEvent = document.defaultView?.InputEvent;
  if (!InputEvent) return;
  const announced = new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true, composed: true });
  if (field.dispatchEvent(announced)) document.execCommand(inputType, false, data ?? undefined);
}

/** The caret stays where the person left it; where the page has lost it, the text goes to the end. */
async function putCaret(field: HTMLElement): Promise<void> {
  const document = field.ownerDocument;
  const root = field.getRootNode() as Document | ShadowRoot;
  const selection = (root as { getSelection?: () => Selection | null }).getSelection?.() ?? document.getSelection();
  const inside = (): boolean => selection !== null && selection.rangeCount > 0 && field.contains(selection.anchorNode);
  const kept = inside();
  document.defaultView?.focus();
  field.focus({ preventScroll: true });
  if (!selection || (kept && inside())) return;
  selection.selectAllChildren(field);
  if (selection.rangeCount > 0) selection.collapseToEnd();
  // Editors learn of a moved caret from `selectionchange`, which is a task of its own; some wait 100 ms before they believe it.
  for (let waited = 0; waited < 120; waited += STEP_MS) await turn();
}

/** Offers the text as a paste. True when the editor took it on itself: a made-up paste has no effect of its own. */
function paste(field: HTMLElement, text: string): boolean {
  const view = field.ownerDocument.defaultView;
  if (!view) return false;
  const clipboardData = new view.DataTransfer();
  clipboardData.setData('text/plain', text);
  const selection = field.ownerDocument.getSelection();
  const at = selection?.anchorNode && field.contains(selection.anchorNode) ? selection.anchorNode : field;
  const target = at.nodeType === 1 ? at : (at.parentNode ?? field);
  return !target.dispatchEvent(new view.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
}
