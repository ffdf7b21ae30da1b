import type { Locale } from '../../domain/language.ts';
import { originalRange, type MappedText } from '../../domain/redaction/index.ts';
import { contributions, decodeSparse, predict, toUnitLength, type LinearModel } from '../text-model/index.ts';
import { featuresOf } from './features.ts';
import { CLEAN, modelSeverity, SPEECH_CATEGORIES, type LintFinding, type LintKind, type SpeechCategory } from './finding.ts';
import { pieces } from './pieces.ts';
import weights from './weights.json' with { type: 'json' };

/** Below this the model keeps silent: nine in ten of its warnings on authors left out of training were right (docs/lint.md). */
const LEAST_SCORE: Readonly<Record<Locale, number>> = { en: 0.65, 'zh-CN': 0.5, 'zh-TW': 0.5 };
/** How many deciding fragments a finding names. */
const NAMED_WORDS = 4;

let decoded: LinearModel | null = null;
/** Decoded at first use: opening the panel must not pay for it. */
const model = (): LinearModel => (decoded ??= decodeSparse(weights));

/** A sentence taken out of its text has lost its context, so its score counts a little less. */
const ALONE = 0.8;

interface Judged {
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** Probabilities of every category, and of nothing being wrong. */
const judge = (text: string, kind: LintKind): Readonly<Record<string, number>> => predict(model(), toUnitLength(featuresOf(text, kind).toVector()));

/** How sure the model is that the text offends at all. */
export function offenceScore(text: string, kind: LintKind): number {
  return Math.max(...pieces(text).map((piece) => 1 - (judge(text.slice(piece.start, piece.end), kind)[CLEAN] ?? 0)));
}

/** How sure the model is of each category: of the whole text or, where greater, of one of its sentences. */
function modelScores(text: string, kind: LintKind): Readonly<Record<string, Judged>> {
  const best: Record<string, Judged> = {};
  pieces(text).forEach((piece, i) => {
    const judged = judge(text.slice(piece.start, piece.end), kind);
    for (const category of SPEECH_CATEGORIES) {
      const score = (judged[category] ?? 0) * (i === 0 ? 1 : ALONE);
      const known = best[category];
      if (known === undefined || score > known.score) best[category] = { score, ...piece };
    }
  });
  return best;
}

const EDGE_MARKS = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;

/** The fragments that spoke most for the category, as the author wrote them, none inside another. */
function decidingWords(original: string, own: MappedText, hit: Judged, kind: LintKind, category: SpeechCategory): string[] {
  const bag = featuresOf(own.text.slice(hit.start, hit.end), kind);
  const words: string[] = [];
  for (const { bucket, amount } of contributions(model(), toUnitLength(bag.toVector()), category)) {
    if (amount <= 0 || words.length >= NAMED_WORDS) break;
    const origin = [...bag.origins(bucket)].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    if (origin === undefined || origin.end <= origin.start) continue;
    const range = originalRange(own, hit.start + origin.start, hit.start + origin.end);
    const word = original.slice(range.start, range.end).replace(EDGE_MARKS, '');
    if (word.length > 1 && !words.some((known) => known.includes(word) || word.includes(known))) words.push(word);
  }
  return words;
}

/** What the model thinks offends, in the bank's own words. Warnings only; each names the words that decided. */
export function lintByModel(original: string, own: MappedText, kind: LintKind, lang: Locale): LintFinding[] {
  const scores = modelScores(own.text, kind);
  return SPEECH_CATEGORIES.flatMap((category) => {
    const hit = scores[category];
    if (hit === undefined || hit.score < LEAST_SCORE[lang]) return [];
    const words = decidingWords(original, own, hit, kind, category);
    return [{
      category, severity: modelSeverity(category), ...originalRange(own, hit.start, hit.end), ruleId: `model-${category}`, reasonKey: `lint.reason.${category}`,
      params: { words: words.join(' / '), score: Math.round(hit.score * 100) / 100 }, source: 'model' as const,
    }];
  });
}
