import { fail, succeed, type Result } from '../../domain/result.ts';

/** A template in pieces. `if` holds both branches; a formatter is a name after a colon, several apply from left to right. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly formatters: readonly string[]; readonly byDefault?: string }
  | { readonly kind: 'fragment'; readonly id: string }
  | { readonly kind: 'if'; readonly name: string; readonly then: readonly TemplateNode[]; readonly otherwise: readonly TemplateNode[] }
  | { readonly kind: 'verbatim'; readonly children: readonly TemplateNode[] };

export type TemplateFailure = {
  readonly code: 'template.unclosed-braces' | 'template.unclosed-block' | 'template.stray-close' | 'template.bad-name';
  readonly params: { readonly at: number };
};

const NAME = /^[A-Za-z][\w.]*(?:\+\d{1,3}(?:d|wd))?$/;
const FRAGMENT_ID = /^[a-z0-9][A-Za-z0-9._-]*$/;

interface Block { readonly opener: 'if' | 'unless' | 'verbatim' | 'root'; readonly name: string; readonly then: TemplateNode[]; readonly otherwise: TemplateNode[]; inElse: boolean }
const block = (opener: Block['opener'], name = ''): Block => ({ opener, name, then: [], otherwise: [], inElse: false });

/**
 * Text with `{{name}}`, `{{name|default}}`, `{{name:formatter}}`, `{{#if name}}…{{else}}…{{/if}}`, `{{#unless name}}`,
 * `{{#verbatim}}…{{/verbatim}}` and `{{> fragment.id}}` to nodes. Fails with the offset (UTF-16 units) of the fault.
 */
export function parseTemplate(template: string): Result<readonly TemplateNode[], TemplateFailure> {
  const open: Block[] = [block('root')];
  const put = (node: TemplateNode) => {
    const top = open[open.length - 1]!;
    (top.inElse ? top.otherwise : top.then).push(node);
  };
  let at = 0;
  while (at < template.length) {
    const start = template.indexOf('{{', at);
    if (start < 0) { put({ kind: 'text', text: template.slice(at) }); break; }
    if (start > at) put({ kind: 'text', text: template.slice(at, start) });
    const end = template.indexOf('}}', start + 2);
    if (end < 0) return fail({ code: 'template.unclosed-braces', params: { at: start } });
    const failure = readTag(template.slice(start + 2, end).trim(), open, put);
    if (failure) return fail({ code: failure, params: { at: start } });
    at = end + 2;
  }
  if (open.length > 1) return fail({ code: 'template.unclosed-block', params: { at: template.length } });
  return succeed(open[0]!.then);
}

function readTag(tag: string, open: Block[], put: (node: TemplateNode) => void): TemplateFailure['code'] | undefined {
  const top = open[open.length - 1]!;
  const opening = /^#(if|unless)\s+(\S+)$/.exec(tag);
  if (opening) {
    if (!NAME.test(opening[2]!)) return 'template.bad-name';
    open.push(block(opening[1] as 'if' | 'unless', opening[2]!));
    return undefined;
  }
  if (tag === '#verbatim') { open.push(block('verbatim')); return undefined; }
  if (tag === 'else') {
    if (top.opener === 'root' || top.opener === 'verbatim' || top.inElse) return 'template.stray-close';
    top.inElse = true;
    return undefined;
  }
  if (tag.startsWith('/')) {
    if (top.opener === 'root' || tag.slice(1).trim() !== top.opener) return 'template.stray-close';
    open.pop();
    put(closed(top));
    return undefined;
  }
  if (tag.startsWith('>')) {
    const id = tag.slice(1).trim();
    if (!FRAGMENT_ID.test(id)) return 'template.bad-name';
    put({ kind: 'fragment', id });
    return undefined;
  }
  const bar = tag.indexOf('|');
  const [name = '', ...formatters] = (bar < 0 ? tag : tag.slice(0, bar)).split(':').map((part) => part.trim());
  if (!NAME.test(name)) return 'template.bad-name';
  put({ kind: 'value', name, formatters, ...(bar < 0 ? {} : { byDefault: tag.slice(bar + 1).trim() }) });
  return undefined;
}

function closed(top: Block): TemplateNode {
  if (top.opener === 'verbatim') return { kind: 'verbatim', children: top.then };
  return top.opener === 'if'
    ? { kind: 'if', name: top.name, then: top.then, otherwise: top.otherwise }
    : { kind: 'if', name: top.name, then: top.otherwise, otherwise: top.then };
}
