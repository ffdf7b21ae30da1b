import { BODY_WINDOW, type PreparedRecord } from './prepared.ts';
import { asTyped } from './asked-terms.ts';
import { isHan } from './fold.ts';
import type { Query, QueryToken } from './query.ts';
import { nearness, readingFits, stretchesFound, type FittedReading, type Pattern } from './similarity.ts';
import type { Signs } from './signs.ts';
import { MOST_INITIALS } from './term-keys.ts';

/** What a match in each field is worth. */
const FIELD = { title: 1, head: 0.94, body: 0.7 } as const;
const SYNONYM = 0.86;
/** Found so well, a word is not looked for by its sound. */
const SYNONYM_FOUND = 0.83;
const READ = 0.97;
const SLIP = 0.92;
const APART = 0.93;
const SPELLED = 0.88;
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
    const body = bodyFit(tokens[i]!, prepared, fits[i]!);
    if (body > fits[i]!) {
      fits[i] = body;
      changed = true;
    }
  }
  return changed ? together(tokens, 0) + whole : fromHead;
}

/** Mean and weakest of the fits, each taken to be at least `floor`. */
function together(tokens: readonly QueryToken[], floor: number): number {
  if (tokens.length === 1) return Math.max(floor, fits[0]!);
  let sum = 0;
  let weights = 0;
  let weakest = 1;
  for (let i = 0; i < tokens.length; i += 1) {
    const weight = Math.sqrt(tokens[i]!.weight);
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

function headFit(token: QueryToken, prepared: PreparedRecord, alone = true): number {
  const { text, kind } = token;
  const { title, rest } = prepared;
  if (title.includes(text)) return FIELD.title;
  if (rest.includes(text)) return FIELD.head;
  let best = 0;
  for (const synonym of token.synonyms) {
    const worth = SYNONYM * synonym.worth;
    if (worth <= best) break;
    if (title.includes(synonym.word)) best = worth;
    else if (worth * FIELD.head > best && rest.includes(synonym.word)) best = worth * FIELD.head;
  }
  const typed = asTyped(token);
  if (!typed) {
    for (const meant of token.meant) {
      const worth = meant.worth * SLIP;
      if (worth > best && title.includes(meant.word)) best = worth;
      if (worth * FIELD.head > best && rest.includes(meant.word)) best = worth * FIELD.head;
    }
  }
  if (best >= SYNONYM_FOUND) return best;
  if (!typed || (kind === 'latin' && text.length <= MOST_INITIALS)) {
    for (const reading of token.readings) {
      if (!mayFit(reading, prepared.headSigns)) continue;
      best = Math.max(best, readingFits(reading, title) * READ);
      if (best >= 0.9) return best;
      best = Math.max(best, readingFits(reading, rest) * (READ * FIELD.head));
    }
    if (best >= SYNONYM) return best;
  }
  if (token.parts.length > 0) {
    let sum = 0;
    let weights = 0;
    for (const part of token.parts) {
      sum += headFit(part, prepared, kind === 'mixed') * part.weight;
      weights += part.weight;
    }
    best = Math.max(best, (sum / weights) * APART);
  }
  // One of two characters is a slip where they were typed alone; within a run it is chance.
  return typed || (!alone && text.length < 3) ? best : Math.max(best, slippedFit(token, prepared, best));
}

/** Slips of the fingers, scattered stretches of one run, letters beside spelled-out characters. */
function slippedFit({ text, kind, pattern, readings, spelling }: QueryToken, prepared: PreparedRecord, sofar: number): number {
  const { title, rest } = prepared;
  let best = sofar;
  const least = kind === 'latin' ? 0.7 : text.length >= 4 ? 0.6 : 0.5;
  if (kind !== 'mixed' && text.length >= 2 && mayBeNear(pattern, prepared.headSigns, Math.max(least, best / SLIP))) {
    best = Math.max(best, slipFit(pattern, title, least) * SLIP);
    if (best < SLIP * FIELD.head) best = Math.max(best, slipFit(pattern, rest, least) * SLIP * FIELD.head);
  }
  if (best < SPELLED && text.length >= 3 && (kind === 'han' || best < 0.75)) {
    const worth = kind === 'latin' ? SYNONYM : SLIP;
    for (const reading of readings) {
      const { length } = reading.elements;
      if (length >= 3 && (1 - prepared.headSigns.lacking(reading.elements) / length) * worth > best) best = Math.max(best, stretchesFound(reading, prepared.head) * worth);
      if (kind === 'han') break;
    }
  }
  if (best < 0.75 && spelling !== null) best = Math.max(best, slipFit(spelling, prepared.spelled, 0.74) * SPELLED);
  return best;
}

/** The nearness of a slip, or 0 where it is below `least`. One edit that leaves all that was typed is less of a slip than a wrong character. */
function slipFit(pattern: Pattern, field: string, least: number, within?: number): number {
  const near = nearness(pattern, field, within);
  if (near < least) return 0;
  const edit = 1 / pattern.length;
  return near < 1 && near >= 1 - edit && isHan(pattern.text.charCodeAt(0)) && hasAll(pattern.text, field) ? 1 - edit * LEFT_OUT : near;
}

const LEFT_OUT = 0.25;

function hasAll(text: string, field: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!field.includes(text[i]!)) return false;
  return true;
}

/** One element in four or more may fail. */
const mayFit = ({ elements }: FittedReading, signs: Signs): boolean => signs.lacking(elements) <= (elements.length >= 4 ? 1 : 0);

const mayBeNear = ({ text, length }: Pattern, signs: Signs, least: number): boolean => 1 - signs.lackingOf(text, length) / length >= least;

function bodyFit(token: QueryToken, prepared: PreparedRecord, sofar: number): number {
  const { body } = prepared;
  if (body.includes(token.text)) return FIELD.body;
  let best = sofar;
  for (const synonym of token.synonyms) {
    if (!body.includes(synonym.word)) continue;
    best = Math.max(best, SYNONYM * synonym.worth * FIELD.body);
    break;
  }
  const typed = asTyped(token);
  if (!typed) {
    for (const meant of token.meant) if (body.includes(meant.word)) best = Math.max(best, meant.worth * SLIP * FIELD.body);
    for (const reading of token.readings) {
      if (best >= READ * SYNONYM * FIELD.body) return best;
      if (!reading.spelledOut || !mayFit(reading, prepared.bodySigns)) continue;
      best = Math.max(best, readingFits(reading, body, BODY_WINDOW) * (READ * FIELD.body));
    }
  }
  if (best >= 0.5) return best;
  if (token.parts.length > 0) {
    let sum = 0;
    let weights = 0;
    for (const part of token.parts) {
      sum += bodyFit(part, prepared, 0) * part.weight;
      weights += part.weight;
    }
    best = Math.max(best, (sum / weights) * APART);
  }
  if (typed) return best;
  if (token.kind !== 'mixed' && token.text.length >= 3 && mayBeNear(token.pattern, prepared.bodySigns, 0.7)) best = Math.max(best, slipFit(token.pattern, body, 0.7, BODY_WINDOW) * SLIP * FIELD.body);
  if (best < 0.5 && token.kind === 'han' && token.text.length >= 4 && prepared.bodySigns.lacking(token.readings[0]!.elements) < token.text.length / 2) {
    best = Math.max(best, stretchesFound(token.readings[0]!, body.slice(0, BODY_WINDOW)) * SYNONYM * FIELD.body);
  }
  return best;
}
