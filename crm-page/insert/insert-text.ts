/**
 * Writes text into an editable as the person would have typed it: through the browser's own editing command, so that the page's
 * framework sees its events and the page's own undo takes it back. Never submits, never presses a key.
 *
 * @returns false when the field refused the text (a framework put the old value back, or the editor cancelled the event).
 */
export function insertText(field: HTMLElement, text: string): boolean {
  const document = field.ownerDocument;
  field.focus({ preventScroll: true });
  const before = contentOf(field);
  if (document.execCommand('insertText', false, text) && contentOf(field) !== before) return true;
  if (field.isContentEditable) return pasteInto(field, text, before);
  return setValue(field as HTMLInputElement | HTMLTextAreaElement, text, before);
}

const contentOf = (field: HTMLElement): string =>
  field.isContentEditable ? (field.textContent ?? '') : (field as HTMLInputElement).value;

/** Editors that cancel `insertText` handle paste themselves (ProseMirror, Slate, Lexical, Draft). */
function pasteInto(field: HTMLElement, text: string, before: string): boolean {
  const view = field.ownerDocument.defaultView;
  if (!view) return false;
  const data = new view.DataTransfer();
  data.setData('text/plain', text);
  field.dispatchEvent(new view.ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  return contentOf(field) !== before;
}

/** The prototype's setter: React keeps its own on the instance and would not see a plain assignment. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, text: string, before: string): boolean {
  const start = field.selectionStart ?? before.length;
  const end = field.selectionEnd ?? before.length;
  const value = before.slice(0, start) + text + before.slice(end);
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')?.set;
  if (setter) setter.call(field, value);
  else field.value = value;
  const view = field.ownerDocument.defaultView;
  if (view) {
    field.dispatchEvent(new view.InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
    field.dispatchEvent(new view.Event('change', { bubbles: true }));
  }
  return field.value !== before;
}
