import type { LintFinding, LintOptions } from './finding.ts';
import { lintByModel } from './model-lint.ts';
import { normaliseForLint } from './normalise.ts';
import { withoutForeign } from './own-words.ts';
import { lintByRules, lintPersonalData } from './pattern-lint.ts';
import { foreignStretches } from './speakers.ts';

/**
 * What a compliance officer would strike in an agent's text: a script line, a note or a chat draft. Never run it on the
 * customer's words. Rules come first; the model adds a warning for a category that no rule has named. Pure; findings in order
 * of position, with offsets in `text` as given.
 */
export function lint(text: string, options: LintOptions): LintFinding[] {
  const mapped = normaliseForLint(text);
  const foreign = foreignStretches(mapped.text, options.kind);
  const sure = [...lintByRules(mapped, foreign), ...lintPersonalData(text)];
  const guessed = options.model === false ? [] : lintByModel(withoutForeign(mapped, foreign), options.kind);
  return [...sure, ...guessed.filter((guess) => !sure.some((finding) => finding.category === guess.category))].sort((a, b) => a.start - b.start || a.end - b.end);
}
