/** A table on paper: everything as text, overdue rows marked by the caller's words. */
interface PrintedTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: string;
}

const LOOK = 'body{font:12px/1.5 sans-serif;margin:12mm}table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top}h1{font-size:16px}';

/** Prints by a frame of its own, so that nothing of the desk behind it comes on the paper. */
export function printTable({ title, heads, rows, foot }: PrintedTable): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('style', 'position:fixed;width:0;height:0;border:0;visibility:hidden');
  frame.setAttribute('aria-hidden', 'true');
  document.body.append(frame);
  const page = frame.contentDocument;
  const { contentWindow } = frame;
  if (page === null || contentWindow === null) return;
  const element = (name: string, text: string, ...children: readonly Node[]): HTMLElement => {
    const made = page.createElement(name);
    made.append(text, ...children);
    return made;
  };
  page.title = title;
  page.head.append(element('style', LOOK));
  const row = (cell: 'th' | 'td', texts: readonly string[]): HTMLElement => element('tr', '', ...texts.map((text) => element(cell, text)));
  page.body.append(element('h1', title), element('table', '', row('th', heads), ...rows.map((texts) => row('td', texts))), element('p', foot));
  contentWindow.addEventListener('afterprint', () => frame.remove());
  contentWindow.print();
}
