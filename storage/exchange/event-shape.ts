import { NOTE_PARTS } from '../../domain/call/events.ts';

type Check = (value: unknown) => boolean;

const LONGEST_TEXT = 100_000;
const isText: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const isInstant: Check = (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);
const isTexts: Check = (value) => isObject(value) && Object.values(value).every(isText);
const has = (checks: Readonly<Record<string, Check>>, needed: readonly string[]): Check => (value) =>
  isObject(value) && needed.every((name) => name in value) && Object.entries(value).every(([name, field]) => !Object.hasOwn(checks, name) || field === undefined || checks[name]!(field));

const isScript = has({ scriptId: isText, version: (value) => typeof value === 'number', libraryVersion: isText, variant: isText }, ['scriptId', 'version', 'libraryVersion', 'variant']);
const isPage = has({ origin: isText, title: isText }, ['origin', 'title']);
const isSubject = has({ name: isText, maskedName: isText, honorific: isText, fields: isTexts, page: isPage }, ['fields', 'page']);

/**
 * Fields of all events by name: a name means the same wherever it stands, so that no view fails on what another machine wrote.
 * By hand, because a schema library took as long for it as everything else a call costs on its way in (0.33 ms).
 */
const isEventShape = has({
  type: (value) => typeof value === 'string' && /^[a-z]+\.[a-z-]+$/.test(value), at: isInstant, dueAt: isInstant,
  text: isText, what: isText, owner: isText, reason: isText, code: isText, stepId: isText, to: isText, by: isText, promiseId: isText, callId: isText, author: isText, fact: isText, flowId: isText,
  recordingId: isText, overrideReason: isText, scope: isText, mark: isText, relation: isText, number: isText, approver: isText, channel: isText, direction: isText,
  part: (value) => (NOTE_PARTS as readonly unknown[]).includes(value), evidence: isTexts, script: isScript, subject: (value) => value === null || isSubject(value),
  openSteps: (value) => Array.isArray(value) && value.length <= 500 && value.every(isText),
}, ['type', 'at']);

/** The fields without which a view or the fold reads nothing. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'call.started': ['channel', 'direction', 'subject'], 'note.edited': ['part', 'text'], 'note.reset': ['part'], 'step.ticked': ['stepId', 'evidence'], 'step.skipped': ['stepId', 'reason'], 'step.unticked': ['stepId'],
  'promise.made': ['promiseId', 'what', 'dueAt', 'owner'], 'promise.kept': ['promiseId'], 'correction.added': ['text', 'author'], 'call.closed': ['openSteps'], 'call.parked': ['reason', 'openSteps'],
  'script.said': ['script'], 'script.copied': ['script'], 'script.inserted': ['script'], 'script.rejected': ['script'], 'insert.refused': ['script', 'reason'], 'subject.confirmed': ['subject'], 'disposition.set': ['code'],
  'lead.alerted': ['reason'], 'lead.seen': ['by'], 'call.linked': ['callId', 'relation'], 'scenario.set': ['to'], 'type.set': ['to'], 'draft.edited': ['text'], 'mark.set': ['mark'],
};

/** Whether these are the events of one call: numbered from 1 without gaps, beginning with its start, each with its fields. */
export function areCallEvents(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > 20_000) return false;
  return value.every((event: unknown, index) => {
    if (!isEventShape(event)) return false;
    const fields = event as Readonly<Record<string, unknown>>;
    const type = fields['type'] as string;
    const needed = Object.hasOwn(NEEDED, type) ? NEEDED[type]! : [];
    return fields['seq'] === index + 1 && (index > 0) === (type !== 'call.started') && needed.every((name) => fields[name] !== undefined);
  });
}
