import type { LintFinding, LintOptions } from './finding.ts';
import { normaliseForLint } from './normalise.ts';
import { lintByRules, lintPersonalData } from './pattern-lint.ts';
import { foreignStretches } from './speakers.ts';

/**
 * What a compliance officer would strike in an agent's text: a script line, a note or a chat draft. Never run it on the
 * customer's words. Pure; findings in order of position, with offsets in `text` as given.
 */
export function lint(text: string, options: LintOptions): LintFinding[] {
  const mapped = normaliseForLint(text);
  const foreign = foreignStretches(mapped.text, options.kind);
  return [...lintByRules(mapped, foreign), ...lintPersonalData(text)].sort((a, b) => a.start - b.start || a.end - b.end);
}
