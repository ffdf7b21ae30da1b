import type { Failure } from '../../domain/result.ts';
import { isKnownPlaceholder } from './catalogue.ts';
import { FORMATTER_NAMES } from './formatters.ts';
import { parseTemplate, type TemplateNode } from './parse.ts';

/**
 * What is wrong with a template before anybody reads it aloud: `template.*` codes of the parser, `placeholder.unknown`,
 * `placeholder.unknown-formatter`, `fragment.missing`, `fragment.cycle`, each with `name` or `at`. Empty when it can be published.
 */
export function templateProblems(template: string, fragments: Readonly<Record<string, string>> = {}): Failure[] {
  const problems: Failure[] = [];
  visit(template, fragments, [], problems);
  return problems.filter((problem, index) => problems.findIndex((other) => JSON.stringify(other) === JSON.stringify(problem)) === index);
}

/** Names used between braces, each once, fragments included; a broken template has none. */
export function placeholdersIn(template: string, fragments: Readonly<Record<string, string>> = {}): string[] {
  const names = new Set<string>();
  walk(template, fragments, [], (node) => { if (node.kind === 'value') names.add(node.name); });
  return [...names];
}

function visit(template: string, fragments: Readonly<Record<string, string>>, within: readonly string[], problems: Failure[]): void {
  const broken = walk(template, fragments, within, (node, path) => {
    if (node.kind === 'value') {
      if (!isKnownPlaceholder(node.name)) problems.push({ code: 'placeholder.unknown', params: { name: node.name } });
      for (const name of node.formatters) if (!FORMATTER_NAMES.includes(name)) problems.push({ code: 'placeholder.unknown-formatter', params: { name } });
    } else if (node.kind === 'if' && !isKnownPlaceholder(node.name)) problems.push({ code: 'placeholder.unknown', params: { name: node.name } });
    else if (node.kind === 'fragment' && path.includes(node.id)) problems.push({ code: 'fragment.cycle', params: { name: node.id } });
    else if (node.kind === 'fragment' && !Object.hasOwn(fragments, node.id)) problems.push({ code: 'fragment.missing', params: { name: node.id } });
  });
  problems.push(...broken);
}

function walk(template: string, fragments: Readonly<Record<string, string>>, within: readonly string[], see: (node: TemplateNode, within: readonly string[]) => void): Failure[] {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return [parsed.failure];
  const failures: Failure[] = [];
  const down = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      see(node, within);
      if (node.kind === 'if') { down(node.then); down(node.otherwise); }
      if (node.kind === 'verbatim') down(node.children);
      if (node.kind === 'fragment' && !within.includes(node.id) && Object.hasOwn(fragments, node.id)) failures.push(...walk(fragments[node.id]!, fragments, [...within, node.id], see));
    }
  };
  down(parsed.value);
  return failures;
}
