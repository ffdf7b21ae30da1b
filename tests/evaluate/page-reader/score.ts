import type { CustomerRecord } from '../../../domain/customer-record.ts';
import type { Truth, TruthField } from './truth.ts';

export interface Score {
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
  readonly distractors: readonly string[];
  readonly extra: readonly string[];
  readonly turnsRight: number;
  readonly turnsRead: number;
  readonly turnsTrue: number;
}

const NUMBERS = /^(?:phone|account_number|card_number)$/;

/** NFKC, white space and case folded. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
/** Digits without country code and leading 0; mask signs stay, since a masked number is right only where it is shown masked. */
const foldNumber = (text: string): string => text.normalize('NFKC').replace(/[^\d*]/g, '').replace(/\*+/g, '*');
const COUNTRY = /^(?:0086|86|00886|886|00852|852|0044|44|1)(?=\d{8,})/;
const phoneForms = (text: string): string[] => {
  const digits = foldNumber(text);
  return [digits, digits.replace(COUNTRY, ''), digits.replace(/^0+/, ''), digits.replace(COUNTRY, '').replace(/^0+/, '')];
};

/** A list is shown in several lines: any joined form is right. */
const listForm = (text: string): string => foldText(text).replace(/[、,，;；・·|/]/g, '');

export function equalValue(field: string, shown: string, truth: TruthField): boolean {
  return [truth.value, ...(truth.variants ?? [])].some((right) => {
    if (field === 'phone') return phoneForms(shown).some((form) => form !== '' && phoneForms(right).includes(form));
    if (NUMBERS.test(field) && foldNumber(shown) === foldNumber(right) && foldNumber(right) !== '') return true;
    const [a, b] = [foldText(shown), foldText(right)];
    if (a === b || listForm(shown) === listForm(right)) return true;
    if (!a.startsWith(b)) return false;
    const rest = a.slice(b.length);
    return /^[（(【[].*[)）】\]]$/.test(rest) || /^(?:元|万元|岁|%|人民币|cny|gbp|usd|twd|ntd|years?)$/.test(rest);
  });
}

const holdsStranger = (shown: string, strangers: readonly string[]): boolean => {
  const text = foldText(shown);
  const digits = shown.replace(/\D/g, '');
  return strangers.some((stranger) => {
    const number = stranger.replace(/\D/g, '');
    return text === foldText(stranger) || (number.length >= 7 && digits === number);
  });
};

/** Scores one record as `docs/reading.md` says. */
export function score(record: CustomerRecord, truth: Truth): Score {
  const wrong: string[] = [];
  const missing: string[] = [];
  const distractors: string[] = [];
  const extra: string[] = [];
  let right = 0;
  const wanted = new Map<string, TruthField[]>();
  for (const field of truth.fields) {
    const name = field.role === 'agent' ? 'owner_agent' : field.canonical;
    wanted.set(name, [...(wanted.get(name) ?? []), field]);
  }
  const readings = Object.values(record.fields).filter((reading) => reading !== undefined);
  const nobody = truth.singleCustomer === false;
  for (const [name, fields] of wanted) {
    const reading = record.fields[name];
    for (const field of fields) {
      if (!reading) missing.push(`${name} (${field.label ?? ''}: ${field.value})`);
      else if (fields.some((one) => equalValue(name, reading.shown, one))) right += 1;
      else wrong.push(`${name}: read "${reading.shown}" for "${field.value}"`);
    }
  }
  for (const reading of readings) {
    if (reading.name === 'owner_agent') {
      if (!wanted.has('owner_agent')) extra.push(`owner_agent: ${reading.shown}`);
      continue;
    }
    const stranger = holdsStranger(reading.shown, truth.strangers);
    if (nobody || stranger) distractors.push(`${reading.name}: ${reading.shown}`);
    if (!wanted.has(reading.name)) {
      if (stranger || nobody) wrong.push(`${reading.name}: "${reading.shown}" is a stranger's`);
      else extra.push(`${reading.name}: ${reading.shown}`);
    }
  }
  const left = record.transcript.map(({ speaker, text }) => `${speaker}|${foldText(text)}`);
  let turnsRight = 0;
  for (const { role, text } of truth.conversation) {
    // A record calls every machine that speaks `system`.
    const at = left.indexOf(`${role === 'bot' ? 'system' : role}|${foldText(text)}`);
    if (at < 0) continue;
    left.splice(at, 1);
    turnsRight += 1;
  }
  return { right, wrong, missing, distractors, extra, turnsRight, turnsRead: record.transcript.length, turnsTrue: truth.conversation.length };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000);

/** Micro-averaged over all fields and turns. */
export function summarise(scores: readonly Score[]): Record<string, number> {
  const sum = (of: (score: Score) => number): number => scores.reduce((total, score) => total + of(score), 0);
  const right = sum((score) => score.right);
  const wrong = sum((score) => score.wrong.length);
  const turnsRight = sum((score) => score.turnsRight);
  return {
    pages: scores.length,
    precision: ratio(right, right + wrong),
    recall: ratio(right, right + wrong + sum((score) => score.missing.length)),
    distractors: sum((score) => score.distractors.length),
    extra: sum((score) => score.extra.length),
    turnPrecision: ratio(turnsRight, sum((score) => score.turnsRead)),
    turnRecall: ratio(turnsRight, sum((score) => score.turnsTrue)),
  };
}
