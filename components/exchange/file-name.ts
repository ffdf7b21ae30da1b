/** `aside-team-客服一组.json`: says what it is and whose; letters and digits of any script, nothing a file system refuses. */
export const fileName = (what: string, whose: string, ending: string): string => [what, whose.replaceAll(/[^\p{L}\p{N}-]+/gu, '-'), ''].join('-').replace(/-+$/u, '') + `.${ending}`;
