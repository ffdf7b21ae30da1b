import type { DeskServices } from '../../components/call/desk-services.ts';
import type { NoteLintFinding } from '../../components/call/note-text.ts';
import type * as Lint from '../../scripts-library/lint/index.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';

type Rules = Pick<typeof Lint, 'lint' | 'oneEach'>;

export interface NoteLint extends Pick<DeskServices, 'lintNote' | 'watchLint'> {
  /** Fetches the rules now; a text to lint does it too. */
  readonly load: () => Promise<void>;
}

/**
 * The compliance lint on a note, with the words that raised each finding. The rules and their weights are larger than the rest
 * of the panel, so they come when the first screen stands; until then nothing is found, and whoever watches is handed the lint that has them.
 */
export function createNoteLint({ scriptLocale, jurisdiction }: { readonly scriptLocale: Locale; readonly jurisdiction: Jurisdiction }): NoteLint {
  let lint: DeskServices['lintNote'] | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Set<(lintNote: DeskServices['lintNote']) => void>();
  const load = (): Promise<void> => (loading ??= import('../../scripts-library/lint/index.ts').then((rules) => {
    lint = (text) => findingsOf(rules, text);
    for (const take of waiting) take(lint);
    waiting.clear();
  }));
  const findingsOf = (rules: Rules, text: string): readonly NoteLintFinding[] =>
    rules.oneEach(rules.lint(text, { lang: scriptLocale, jurisdiction, kind: 'note' })).map((finding) => ({
      text: text.slice(finding.start, finding.end),
      severity: finding.severity,
      why: finding.category,
      ...(finding.better === undefined ? {} : { better: finding.better }),
    }));
  return {
    load,
    lintNote(text) {
      if (lint !== null) return lint(text);
      void load();
      return [];
    },
    watchLint(take) {
      if (lint === null) waiting.add(take);
      else take(lint);
      return () => waiting.delete(take);
    },
  };
}
