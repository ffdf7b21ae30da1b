/** Hands a file to the person, by the browser's own download. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** `aside-team-客服一组.json`: says what it is and whose; letters and digits of any script, nothing a file system refuses. */
export const fileName = (what: string, whose: string, ending: string): string => [what, whose.replaceAll(/[^\p{L}\p{N}-]+/gu, '-'), ''].join('-').replace(/-+$/u, '') + `.${ending}`;
