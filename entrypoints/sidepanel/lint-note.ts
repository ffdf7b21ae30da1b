import type { NoteLintFinding } from '../../components/call/note-text.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import { lint } from '../../scripts-library/lint/index.ts';

/** The compliance lint on a note, with the words that raised each finding. */
export function lintNote(text: string, settings: { readonly scriptLocale: Locale; readonly jurisdiction: Jurisdiction }): readonly NoteLintFinding[] {
  return lint(text, { lang: settings.scriptLocale, jurisdiction: settings.jurisdiction, kind: 'note' }).map((finding) => ({
    text: text.slice(finding.start, finding.end),
    severity: finding.severity,
    why: finding.category,
    ...(finding.better === undefined ? {} : { better: finding.better }),
  }));
}
