import type { PreparedRecord } from './prepared.ts';
import type { Query, QueryToken } from './query.ts';
import { mostNearness, nearness, readingFits, stretchesFound, type FittedReading } from './similarity.ts';

/** What a match in each field is worth. */
const FIELD = { title: 1, head: 0.94, body: 0.7 } as const;
const SYNONYM = 0.86;
const READ = 0.97;
const SLIP = 0.92;
const APART = 0.93;
const SPELLED = 0.88;
/** Bodies are compared letter by letter only so far: what is said first is what is looked for. */
const BODY_WINDOW = 180;
const MOST_FITS = 16;

const fits = new Float64Array(MOST_FITS);

/**
 * How well a record matches, 0 to about 1.15: the tokens' mean, longer ones weigh more; all found well in the head lifts. The body is
 * looked at only where a head fails and the record could still reach `needed`.
 */
export function matchOf(query: Query, prepared: PreparedRecord, needed: number): number {
  const { tokens } = query;
  const whole = wholeFit(query, prepared);
  for (let i = 0; i < tokens.length; i += 1) fits[i] = headFit(tokens[i]!, prepared);
  const fromHead = together(tokens, 0) + whole;
  if (together(tokens, FIELD.body) + whole < needed) return fromHead;
  let changed = false;
  for (let i = 0; i < tokens.length; i += 1) {
    if (fits[i]! >= FIELD.body) continue;
    const body = bodyFit(tokens[i]!, prepared.body, fits[i]!);
    if (body > fits[i]!) {
      fits[i] = body;
      changed = true;
    }
  }
  return changed ? together(tokens, 0) + whole : fromHead;
}

/** Mean and weakest of the fits, each taken to be at least `floor`. */
function together(tokens: readonly QueryToken[], floor: number): number {
  let sum = 0;
  let weights = 0;
  let weakest = 1;
  for (let i = 0; i < tokens.length; i += 1) {
    const weight = Math.sqrt(tokens[i]!.text.length);
    const fit = Math.max(floor, fits[i]!);
    sum += fit * weight;
    weights += weight;
    if (fit < weakest) weakest = fit;
  }
  return (sum / weights) * 0.8 + weakest * 0.2;
}

function wholeFit({ words }: Query, { title, rest }: PreparedRecord): number {
  if (title.startsWith(words)) return title.length === words.length ? 0.15 : 0.08;
  const at = rest.indexOf(words);
  return at > 0 && rest.charCodeAt(at - 1) === 10 && rest.charCodeAt(at + words.length) === 10 ? 0.08 : 0;
}

function headFit(token: QueryToken, prepared: PreparedRecord): number {
  const { text, kind } = token;
  const { title, rest } = prepared;
  if (title.includes(text)) return FIELD.title;
  if (rest.includes(text)) return FIELD.head;
  let best = 0;
  for (const synonym of token.synonyms) {
    if (title.includes(synonym)) {
      best = SYNONYM;
      break;
    }
    if (best === 0 && rest.includes(synonym)) best = SYNONYM * FIELD.head;
  }
  for (const meant of token.meant) {
    const worth = meant.worth * SLIP;
    if (worth > best && title.includes(meant.word)) best = worth;
    if (worth * FIELD.head > best && rest.includes(meant.word)) best = worth * FIELD.head;
  }
  if (best >= SYNONYM) return best;
  for (const reading of token.readings) {
    best = Math.max(best, readingFits(reading, title) * READ);
    if (best >= 0.9) return best;
    best = Math.max(best, readingFits(reading, rest) * (READ * FIELD.head));
  }
  if (best >= SYNONYM) return best;
  if (token.parts.length > 0) {
    let sum = 0;
    let length = 0;
    for (const part of token.parts) {
      sum += headFit(part, prepared) * part.text.length;
      length += part.text.length;
    }
    best = Math.max(best, (sum / length) * APART);
  }
  if (kind !== 'mixed' && text.length >= 2) {
    const least = kind === 'latin' ? 0.7 : 0.5;
    best = Math.max(best, slipFit(text, title, least, best / SLIP) * SLIP);
    best = Math.max(best, slipFit(text, rest, least, best / (SLIP * FIELD.head)) * SLIP * FIELD.head);
  }
  if (best < SPELLED && text.length >= 3 && (kind === 'han' || best < 0.75)) {
    const { head } = prepared;
    for (const reading of token.readings) {
      if (reading.elements.length < 3) continue;
      best = Math.max(best, stretchesFound(reading, head) * (kind === 'latin' ? SYNONYM : SLIP));
      if (kind === 'han') break;
    }
  }
  if (best < 0.75 && token.spelling !== '') {
    best = Math.max(best, slipFit(token.spelling, prepared.spelled, 0.74, best / SPELLED) * SPELLED);
  }
  return best;
}

/** The nearness of a slip, or 0 where it is below `least` or cannot be above `known`. */
function slipFit(text: string, field: string, least: number, known: number, within?: number): number {
  const most = mostNearness(text, field);
  if (most < least || most <= known) return 0;
  const near = nearness(text, field, within);
  return near >= least ? near : 0;
}

/** Initials are not looked for in bodies: among so many characters they would be found by chance. */
const spelledOut = ({ elements }: FittedReading): boolean => !elements.some((element) => element.initial !== 0);

function bodyFit(token: QueryToken, body: string, sofar: number): number {
  if (body.includes(token.text)) return FIELD.body;
  let best = sofar;
  for (const synonym of token.synonyms) {
    if (!body.includes(synonym)) continue;
    best = Math.max(best, SYNONYM * FIELD.body);
    break;
  }
  for (const meant of token.meant) if (body.includes(meant.word)) best = Math.max(best, meant.worth * SLIP * FIELD.body);
  for (const reading of token.readings) {
    if (best >= READ * SYNONYM * FIELD.body) return best;
    if (!spelledOut(reading)) continue;
    best = Math.max(best, readingFits(reading, body, BODY_WINDOW) * (READ * FIELD.body));
  }
  if (best >= 0.5) return best;
  if (token.parts.length > 0) {
    let sum = 0;
    let length = 0;
    for (const part of token.parts) {
      sum += bodyFit(part, body, 0) * part.text.length;
      length += part.text.length;
    }
    best = Math.max(best, (sum / length) * APART);
  }
  if (token.kind !== 'mixed' && token.text.length >= 3) {
    best = Math.max(best, slipFit(token.text, body, 0.7, best / (SLIP * FIELD.body), BODY_WINDOW) * SLIP * FIELD.body);
  }
  if (best < 0.5 && token.kind === 'han' && token.text.length >= 4) best = Math.max(best, stretchesFound(token.readings[0]!, body.slice(0, BODY_WINDOW)) * SYNONYM * FIELD.body);
  return best;
}
