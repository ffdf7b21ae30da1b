import { parseTemplate, type TemplateNode } from './parse.ts';

/**
 * Settings of the bank ("hotline") that a template reads out and nobody has filled in. A default after the bar and `{{#if bank.x}}` are
 * the author's own way round a gap and count as filled; a spoken fallback does not, for it says nothing of the figure. Total.
 */
export function missingBankFigures(template: string, fragments: Readonly<Record<string, string>>, bank: Readonly<Record<string, string>>): string[] {
  const missing = new Set<string>();
  const visit = (text: string, within: readonly string[], asked: ReadonlySet<string>): void => {
    const parsed = parseTemplate(text);
    if (parsed.ok) down(parsed.value, within, asked);
  };
  const down = (nodes: readonly TemplateNode[], within: readonly string[], asked: ReadonlySet<string>): void => {
    for (const node of nodes) {
      if (node.kind === 'value') {
        const name = /^bank\.(\w+)$/.exec(node.name)?.[1];
        if (name !== undefined && node.byDefault === undefined && !asked.has(node.name) && (bank[`bank.${name}`] ?? '').trim() === '') missing.add(name);
      } else if (node.kind === 'if') {
        down(node.then, within, new Set([...asked, node.name]));
        down(node.otherwise, within, asked);
      } else if (node.kind === 'verbatim') down(node.children, within, asked);
      else if (node.kind === 'fragment' && !within.includes(node.id) && Object.hasOwn(fragments, node.id)) visit(fragments[node.id]!, [...within, node.id], asked);
    }
  };
  visit(template, [], new Set());
  return [...missing];
}
