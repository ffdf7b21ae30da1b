import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

/** A fixture in jsdom, with what a browser does by itself done by hand: declarative shadow roots and same-origin frames. */
export function openPage(folder: string): Document {
  const { window } = new JSDOM(readFileSync(join(folder, 'dom.html'), 'utf8'), { url: 'https://crm.example/case' });
  const { document } = window;
  attachShadowRoots(document);
  // jsdom has no checkVisibility; pages with a stylesheet of their own need it.
  if (document.querySelector('body style')) window.Element.prototype.checkVisibility = function (this: Element): boolean {
    for (let at: Element | null = this; at; at = at.parentElement) if (window.getComputedStyle(at).display === 'none') return false;
    return true;
  };
  document.querySelectorAll('iframe').forEach((frame) => {
    const file = join(folder, frame.getAttribute('src') ?? '');
    const inner = frame.contentDocument;
    if (!inner || !existsSync(file)) return;
    inner.open();
    inner.write(readFileSync(file, 'utf8'));
    inner.close();
  });
  return document;
}

export function attachShadowRoots(root: Document | ShadowRoot | Element): void {
  for (let template = root.querySelector('template[shadowrootmode]'); template; template = root.querySelector('template[shadowrootmode]')) {
    const host = template.parentElement ?? (template.parentNode as ShadowRoot).host;
    template.remove();
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.append((template as HTMLTemplateElement).content);
    attachShadowRoots(shadow);
  }
}

/** Everything a page is, shadow roots and live values included, as one text. */
export function serialise(document: Document): string {
  const parts: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    parts.push(root instanceof Object && 'documentElement' in root ? root.documentElement.outerHTML : (root as ShadowRoot).innerHTML);
    root.querySelectorAll('*').forEach((element) => {
      if (element.shadowRoot) look(element.shadowRoot);
      if ('value' in element) parts.push(String((element as HTMLInputElement).value));
    });
  };
  look(document);
  return parts.join('\n');
}
