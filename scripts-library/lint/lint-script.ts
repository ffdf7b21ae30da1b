import type { ProductFamily } from '../../domain/scenario.ts';
import { templateProblems } from '../placeholders/index.ts';
import type { Disclosure, Script } from '../schema/index.ts';
import type { LintFinding } from './finding.ts';
import { lintForJurisdiction } from './jurisdiction.ts';
import { lint } from './lint.ts';
import requirements from './rules/disclosures.json' with { type: 'json' };
import { LONGEST_LINE_SECONDS, LONGEST_SENTENCE_SECONDS, secondsToSpeak, sentences } from './speaking-time.ts';

/** Of a library, what a script is checked against. `buildLibrary` gives more than that. */
export interface LintLibrary {
  readonly byId: ReadonlyMap<string, { readonly kind: string }>;
  readonly disclosures: readonly Disclosure[];
  readonly fragments: readonly { readonly id: string; readonly text: string }[];
}

/** A finding with the field of the script it stands in: "variants.emotional.text", "disclosures". */
export interface ScriptFinding extends LintFinding {
  readonly field: string;
}

type Variant = keyof typeof LONGEST_LINE_SECONDS;

const at = (field: string, ruleId: string, category: LintFinding['category'], severity: LintFinding['severity'], params: LintFinding['params'], range: readonly [number, number] = [0, 0]): ScriptFinding => ({
  field, ruleId, category, severity, params, start: range[0], end: range[1], reasonKey: `lint.reason.${ruleId}`, source: 'pattern',
});

/** What the text of a disclosure of that family leaves out (the shortest word of each missing part); empty when complete. */
export function missingParts(text: string, product: ProductFamily, locale: Script['locale']): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return requirements[locale][product].filter((words) => !words.some((word) => plain.includes(word.toLowerCase()))).map((words) => words[0] ?? '');
}

function productFindings(script: Script, library: LintLibrary): ScriptFinding[] {
  if (script.stage !== 'handle') return [];
  const named = library.disclosures.filter((disclosure) => script.disclosures.includes(disclosure.id));
  return script.products.flatMap((product) => {
    const texts = [...named.filter((disclosure) => disclosure.product === product).map((disclosure) => disclosure.text), ...script.core, script.variants.neutral.text];
    const missing = missingParts(texts.join('\n'), product, script.locale);
    return missing.length === 0 ? [] : [at('disclosures', 'script.disclosure', 'missing_disclosure', 'high', { product, missing: missing.join(' / ') })];
  });
}

function textFindings(script: Script, field: string, text: string, variant: Variant | null, fragments: Readonly<Record<string, string>>): ScriptFinding[] {
  // A fallback is a few words of a sentence; the model has learnt whole ones.
  const spoken = lint(text, { lang: script.locale, jurisdiction: script.jurisdiction, kind: field.endsWith('.chat') ? 'chat' : 'script', model: !field.startsWith('fallbacks.') }).map((finding) => ({ ...finding, field }));
  const templates = templateProblems(text, fragments).map((problem) => at(field, problem.code, 'placeholder', 'block', { ...problem.params }, [0, text.length]));
  const foreign = lintForJurisdiction(text, script.jurisdiction).map((finding) => ({ ...finding, field }));
  const long: ScriptFinding[] = [];
  if (variant !== null) {
    for (const sentence of sentences(text)) {
      const seconds = secondsToSpeak(sentence.text, script.locale);
      if (seconds > LONGEST_SENTENCE_SECONDS) long.push(at(field, 'script.sentence-too-long', 'too_long', 'warn', { seconds, limit: LONGEST_SENTENCE_SECONDS }, [sentence.start, sentence.start + sentence.text.length]));
    }
    const seconds = secondsToSpeak(text, script.locale);
    if (seconds > LONGEST_LINE_SECONDS[variant]) long.push(at(field, 'script.line-too-long', 'too_long', 'warn', { seconds, limit: LONGEST_LINE_SECONDS[variant] }, [0, text.length]));
  }
  return [...spoken, ...templates, ...foreign, ...long];
}

function referenceFindings(script: Script, library: LintLibrary): ScriptFinding[] {
  const check = (field: 'disclosures' | 'answers', kind: string): ScriptFinding[] =>
    script[field].filter((id) => library.byId.get(id)?.kind !== kind).map((id) => at(field, 'script.reference', 'reference', 'block', { id, kind }));
  return [...check('disclosures', 'disclosure'), ...check('answers', 'objection')];
}

/**
 * Everything wrong with a script as it would go into service: the wording of every variant, placeholders, disclosures of its
 * products, references, jurisdiction, length when spoken, review date. `today` is YYYY-MM-DD; without it dates are not judged.
 * "Never say" notes and the approver's core are not spoken and not linted for wording.
 */
export function lintScript(script: Script, library: LintLibrary, today?: string): ScriptFinding[] {
  const fragments = Object.fromEntries(library.fragments.map((fragment) => [fragment.id, fragment.text]));
  const found: ScriptFinding[] = [];
  for (const [name, variant] of Object.entries(script.variants)) {
    if (variant === undefined) continue;
    found.push(...textFindings(script, `variants.${name}.text`, variant.text, name as Variant, fragments));
    if (variant.chat !== undefined) found.push(...textFindings(script, `variants.${name}.chat`, variant.chat, null, fragments));
  }
  for (const [name, text] of Object.entries(script.fallbacks)) found.push(...textFindings(script, `fallbacks.${name}`, text, null, fragments));
  found.push(...productFindings(script, library), ...referenceFindings(script, library));
  if (today !== undefined && script.reviewBy < today) found.push(at('reviewBy', 'script.review-date', 'review_date', 'high', { reviewBy: script.reviewBy, today }));
  if (today !== undefined && script.effectiveTo !== null && script.effectiveTo < today) found.push(at('effectiveTo', 'script.expired', 'review_date', 'high', { effectiveTo: script.effectiveTo, today }));
  return found;
}
