import type { Jurisdiction, Locale } from '../../domain/language.ts';

/** What a finding is about. The first twenty-two are those of the lexicon; the rest concern a script as a record. */
export const SPEECH_CATEGORIES = [
  'guarantee', 'absolute', 'inducement', 'deposit_confusion', 'suitability', 'tying', 'over_promise', 'illegal', 'vague', 'discourtesy', 'shirking', 'labelling',
  'obstruct_complaint', 'threat', 'secret_request', 'fraud_unsafe', 'privacy', 'consent', 'improper', 'disparage', 'style', 'jargon',
] as const;
export type SpeechCategory = (typeof SPEECH_CATEGORIES)[number];
/** The model's answer for a text in which nothing offends. */
export const CLEAN = 'clean';
export type RecordCategory = 'missing_disclosure' | 'too_long' | 'placeholder' | 'reference' | 'jurisdiction' | 'review_date' | 'secret';

/** block: not published or inserted; high: needs a supervisor's sign-off; warn: shown with better wording; hint: style. */
export type Severity = 'block' | 'high' | 'warn' | 'hint';

/** Who wrote the text for whom: a line to say, a note for the file, a draft in a chat. */
export type LintKind = 'script' | 'note' | 'chat';

export interface LintFinding {
  readonly category: SpeechCategory | RecordCategory;
  readonly severity: Severity;
  /** UTF-16 offsets in the text as given. */
  readonly start: number;
  readonly end: number;
  readonly ruleId: string;
  /** `lint.reason.<…>` in `locales/`, with parameters. */
  readonly reasonKey: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly better?: string;
  readonly source: 'pattern' | 'model';
}

export interface LintOptions {
  readonly lang: Locale;
  readonly jurisdiction: Jurisdiction;
  readonly kind: LintKind;
  /** false leaves the model out: patterns alone. */
  readonly model?: boolean;
}

const SEVERITY_OF: Readonly<Record<SpeechCategory, Severity>> = {
  guarantee: 'block', deposit_confusion: 'block', suitability: 'block', tying: 'block', illegal: 'block', obstruct_complaint: 'block', threat: 'block', secret_request: 'block',
  fraud_unsafe: 'block', consent: 'block', absolute: 'high', inducement: 'high', over_promise: 'high', discourtesy: 'high', shirking: 'high', labelling: 'high', privacy: 'high',
  improper: 'high', vague: 'warn', disparage: 'warn', style: 'hint', jargon: 'hint',
};

/** A model's guess never blocks: it warns, or hints where the category is one of style. */
export const modelSeverity = (category: SpeechCategory): Severity => (SEVERITY_OF[category] === 'hint' ? 'hint' : 'warn');
