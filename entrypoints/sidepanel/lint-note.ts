import type { NoteLintFinding } from '../../components/call/note-text.ts';
import type * as Lint from '../../scripts-library/lint/index.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';

/** Loaded beside the first screen, not before it: the lint and its weights are as large as the rest of the panel. */
let rules: Pick<typeof Lint, 'lint' | 'oneEach'> | null = null;
void import('../../scripts-library/lint/index.ts').then(({ lint, oneEach }) => {
  rules = { lint, oneEach };
});

/** The compliance lint on a note, with the words that raised each finding. Finds nothing in the moment before it is loaded. */
export function lintNote(text: string, settings: { readonly scriptLocale: Locale; readonly jurisdiction: Jurisdiction }): readonly NoteLintFinding[] {
  if (!rules) return [];
  return rules.oneEach(rules.lint(text, { lang: settings.scriptLocale, jurisdiction: settings.jurisdiction, kind: 'note' })).map((finding) => ({
    text: text.slice(finding.start, finding.end),
    severity: finding.severity,
    why: finding.category,
    ...(finding.better === undefined ? {} : { better: finding.better }),
  }));
}
