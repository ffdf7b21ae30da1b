import { originalRange, type MappedText } from '../../domain/redaction/index.ts';
import { contributions, decodeWeights, predict, toUnitLength, type LinearModel } from '../text-model/index.ts';
import { featuresOf } from './features.ts';
import { modelSeverity, SPEECH_CATEGORIES, type LintFinding, type LintKind, type SpeechCategory } from './finding.ts';
import thresholds from './thresholds.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

/** How many deciding fragments a finding names. */
const NAMED_WORDS = 4;

let decoded: LinearModel | null = null;
/** Decoded at first use: opening the panel must not pay for it. */
const model = (): LinearModel => (decoded ??= decodeWeights(weights as Parameters<typeof decodeWeights>[0]));

export type Scores = Readonly<Record<SpeechCategory, number>>;

/** Sentences of the text; a text of one sentence gives itself alone. */
function pieces(text: string): { readonly start: number; readonly end: number }[] {
  const cut = [...text.matchAll(/[^。！？!?；;\n]+?(?:[。！？!?；;\n]+|\.(?=\s|$)|$)["”」』]?/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length })).filter((piece) => piece.end - piece.start > 3);
  return cut.length > 1 ? [{ start: 0, end: text.length }, ...cut] : [{ start: 0, end: text.length }];
}

/** How sure the model is of each category: of the whole text or, where greater, of one of its sentences (discounted: alone it has lost its context). */
export function modelScores(text: string, kind: LintKind, using: LinearModel = model()): Readonly<Record<string, { score: number; start: number; end: number }>> {
  const best: Record<string, { score: number; start: number; end: number }> = {};
  pieces(text).forEach((piece, i) => {
    const scores = predict(using, toUnitLength(featuresOf(text.slice(piece.start, piece.end), kind).toVector()));
    for (const category of SPEECH_CATEGORIES) {
      const score = (scores[category] ?? 0) * (i === 0 ? 1 : ALONE);
      const known = best[category];
      if (known === undefined || score > known.score) best[category] = { score, ...piece };
    }
  });
  return best;
}
const ALONE = 0.9;

/** The fragments that spoke most for the category, longest first among equals, none inside another. */
function decidingWords(text: string, kind: LintKind, category: SpeechCategory): string[] {
  const bag = featuresOf(text, kind);
  const words: string[] = [];
  for (const { bucket, amount } of contributions(model(), toUnitLength(bag.toVector()), category)) {
    if (amount <= 0 || words.length >= NAMED_WORDS) break;
    const origin = [...bag.origins(bucket)].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    const word = origin === undefined ? '' : text.slice(origin.start, origin.end).trim();
    if (word.length > 1 && !words.some((known) => known.includes(word) || word.includes(known))) words.push(word);
  }
  return words;
}

/** What the model thinks offends, in the bank's own words. Warnings only; each names the words that decided. */
export function lintByModel(own: MappedText, kind: LintKind): LintFinding[] {
  const scores = modelScores(own.text, kind);
  return SPEECH_CATEGORIES.flatMap((category) => {
    const hit = scores[category];
    if (hit === undefined || hit.score < thresholds[category]) return [];
    const words = decidingWords(own.text.slice(hit.start, hit.end), kind, category);
    return [{
      category, severity: modelSeverity(category), ...originalRange(own, hit.start, hit.end), ruleId: `model-${category}`, reasonKey: `lint.reason.model.${category}`,
      params: { words: words.join(' / '), score: Math.round(hit.score * 100) / 100 }, source: 'model' as const,
    }];
  });
}
