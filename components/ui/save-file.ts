/** A large file is still being taken over when `click` returns. */
const KEPT_MS = 10_000;

/** Hands a file to the person, by the browser's own download. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
