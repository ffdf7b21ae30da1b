import type { Locale } from '../../domain/language.ts';
import { addBusinessDays, addDays, calendarDay, DEFAULT_UTC_OFFSET_MINUTES, greeting, readDay, wallTime, weekdayName, writtenDate, type WorkCalendar } from './dates.ts';
import { applyFormatters } from './formatters.ts';
import { parseTemplate, type TemplateNode } from './parse.ts';

export type PlaceholderValue = string | number | boolean | null | undefined;

/** Everything a line needs. `values` is flat: "customer.surname" → "王". The clock is an argument; nothing reads the machine's. */
export interface RenderContext {
  readonly locale: Locale;
  /** Now, ISO 8601. */
  readonly now: string;
  readonly utcOffsetMinutes?: number;
  readonly values: Readonly<Record<string, PlaceholderValue>>;
  /** What is said or asked when a value is missing, by placeholder (a script's `fallbacks`). */
  readonly fallbacks?: Readonly<Record<string, string>>;
  /** Fragment text by id. */
  readonly fragments?: Readonly<Record<string, string>>;
  readonly calendar?: WorkCalendar;
}

export type RenderedPart =
  | { readonly kind: 'text' | 'verbatim'; readonly text: string }
  /** `byDefault`: the text is the author's default after the bar, not the customer's datum. */
  | { readonly kind: 'value'; readonly text: string; readonly name: string; readonly byDefault?: true }
  | { readonly kind: 'blank'; readonly name: string; readonly fallback?: string };

export interface RenderedScript {
  readonly parts: readonly RenderedPart[];
  /** For copying: a blank shows its fallback, or a rule, between brackets, so that it cannot be overlooked. */
  readonly plain: string;
  /** Names without value and without default, each once, in order. */
  readonly missing: readonly string[];
}

/** A template with braces that do not pair is one blank of this name: better an obvious gap than half a sentence. */
export const BROKEN_TEMPLATE = 'template';

/**
 * A script's text with its placeholders filled. Total: a missing value, an unknown formatter, a fragment that is absent or
 * contains itself, and a broken template are blanks, never raw braces and never nothing.
 */
export function renderScript(template: string, context: RenderContext): RenderedScript {
  const parts: RenderedPart[] = [];
  const parsed = parseTemplate(template);
  if (parsed.ok) renderNodes(parsed.value, context, parts, [], false);
  else parts.push(blank(BROKEN_TEMPLATE, context));
  const joined = joinText(parts);
  const missing = [...new Set(joined.flatMap((part) => (part.kind === 'blank' ? [part.name] : [])))];
  return { parts: joined, plain: joined.map((part) => plainOf(part, context.locale)).join(''), missing };
}

function renderNodes(nodes: readonly TemplateNode[], context: RenderContext, out: RenderedPart[], within: readonly string[], verbatim: boolean): void {
  for (const node of nodes) {
    if (node.kind === 'text') out.push({ kind: verbatim ? 'verbatim' : 'text', text: node.text });
    else if (node.kind === 'verbatim') renderNodes(node.children, context, out, within, true);
    else if (node.kind === 'if') renderNodes(holds(node.name, context) ? node.then : node.otherwise, context, out, within, verbatim);
    else if (node.kind === 'fragment') renderFragment(node.id, context, out, within, verbatim);
    else out.push(renderValue(node, context));
  }
}

function renderFragment(id: string, context: RenderContext, out: RenderedPart[], within: readonly string[], verbatim: boolean): void {
  const text = context.fragments && Object.hasOwn(context.fragments, id) ? context.fragments[id] : undefined;
  const parsed = text === undefined || within.includes(id) ? undefined : parseTemplate(text);
  if (parsed?.ok) renderNodes(parsed.value, context, out, [...within, id], verbatim);
  else out.push(blank(id, context));
}

function renderValue(node: Extract<TemplateNode, { kind: 'value' }>, context: RenderContext): RenderedPart {
  const { name } = node;
  const found = lookUp(name, context);
  const isDate = found === undefined ? undefined : name.startsWith('clock.') && readDay(found);
  const text = found === undefined ? undefined
    : node.formatters.length > 0 ? applyFormatters(found, node.formatters, context.locale)
      : isDate ? writtenDate(isDate, context.locale) : found;
  const clean = text?.replace(/\{+/g, '{').replace(/\}+/g, '}').trim();
  if (clean !== undefined && clean !== '') return { kind: 'value', name, text: clean };
  if (node.byDefault !== undefined && node.byDefault !== '') return { kind: 'value', name, text: node.byDefault.replace(/\{+/g, '{'), byDefault: true };
  return blank(name, context);
}

/** The raw value as text; clock names are made from `now` unless the caller gives them. */
function lookUp(name: string, context: RenderContext): string | undefined {
  const step = /^(.+)\+(\d{1,3})(d|wd)$/.exec(name);
  if (step) {
    const base = lookUp(step[1]!, context);
    const day = base === undefined ? undefined : readDay(base, context.utcOffsetMinutes);
    if (day === undefined) return undefined;
    return step[3] === 'd' ? addDays(day, Number(step[2])) : addBusinessDays(day, Number(step[2]), context.calendar);
  }
  const given = Object.hasOwn(context.values, name) ? context.values[name] : undefined;
  if (given !== undefined && given !== null && given !== '') return String(given);
  const time = wallTime(context.now, context.utcOffsetMinutes ?? DEFAULT_UTC_OFFSET_MINUTES);
  if (!time) return undefined;
  if (name === 'clock.today') return calendarDay(time);
  if (name === 'clock.tomorrow') return addDays(calendarDay(time), 1);
  if (name === 'clock.now') return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  if (name === 'clock.weekday') return weekdayName(time.weekday, context.locale);
  if (name === 'clock.greeting') return greeting(time.hour, context.locale);
  return undefined;
}

/** A condition holds when the value is there and is not false, 0 or "false". */
function holds(name: string, context: RenderContext): boolean {
  const value = lookUp(name, context);
  return value !== undefined && value !== 'false' && value !== '0';
}

function blank(name: string, context: RenderContext): RenderedPart {
  const fallback = context.fallbacks && Object.hasOwn(context.fallbacks, name) ? context.fallbacks[name]?.replace(/\{\{.*?\}\}/g, '').replace(/\{+/g, '{').trim() : undefined;
  return fallback ? { kind: 'blank', name, fallback } : { kind: 'blank', name };
}

function joinText(parts: readonly RenderedPart[]): RenderedPart[] {
  const out: RenderedPart[] = [];
  for (const part of parts) {
    const last = out[out.length - 1];
    if ((part.kind === 'text' || part.kind === 'verbatim') && last?.kind === part.kind) out[out.length - 1] = { kind: part.kind, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

function plainOf(part: RenderedPart, locale: Locale): string {
  if (part.kind !== 'blank') return part.text;
  const inside = part.fallback ?? '____';
  return locale === 'en' ? `[${inside}]` : `【${inside}】`;
}
