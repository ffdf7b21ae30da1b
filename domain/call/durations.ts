import type { Call, Mark } from './call.ts';
import type { TimeSource } from './events.ts';

export interface Duration {
  readonly milliseconds: number;
  /** The weakest source among the marks that bound it: self-reported before key before page. */
  readonly source: TimeSource;
  /** Still counting at `now`. */
  readonly running: boolean;
}

export interface CallDurations {
  readonly talk: Duration;
  readonly hold: Duration;
  readonly afterCall: Duration;
}

const WEAKEST: readonly TimeSource[] = ['self-reported', 'key', 'page'];
const weakest = (...sources: readonly TimeSource[]): TimeSource => WEAKEST.find((source) => sources.includes(source)) ?? 'key';

/**
 * Talk, hold and after-call time from the marks; `now` bounds what still runs (ISO 8601). Without a `connected` mark the call
 * runs from its start; after-call time ends with the closing. A clock that went backwards counts as no time, never as negative.
 */
export function durations(call: Pick<Call, 'startedAt' | 'startedBy' | 'marks' | 'closedAt' | 'parkedAt'>, now: string): CallDurations {
  const connected = call.marks.find((mark) => mark.mark === 'connected');
  const from = { at: connected?.at ?? call.startedAt, source: connected?.source ?? call.startedBy };
  const ended = call.marks.find((mark) => mark.mark === 'ended');
  const contactEnd = ended?.at ?? call.closedAt;
  const hold = holdTime(call.marks, contactEnd ?? now, contactEnd === undefined);
  const whole = between(from.at, contactEnd ?? now);
  const stop = call.closedAt ?? call.parkedAt;
  return {
    talk: { milliseconds: Math.max(0, whole - hold.milliseconds), source: weakest(from.source, ended?.source ?? 'page', hold.source), running: contactEnd === undefined && !hold.running },
    hold,
    afterCall: ended === undefined
      ? { milliseconds: 0, source: 'key', running: false }
      : { milliseconds: between(ended.at, stop ?? now), source: weakest(ended.source, 'key'), running: stop === undefined },
  };
}

function holdTime(marks: readonly Mark[], end: string, open: boolean): Duration {
  let since: Mark | undefined;
  let milliseconds = 0;
  let source: TimeSource = 'page';
  for (const mark of marks) {
    if (mark.mark === 'hold' && since === undefined) since = mark;
    else if (since !== undefined && (mark.mark === 'resume' || mark.mark === 'ended')) {
      milliseconds += between(since.at, mark.at);
      source = weakest(source, since.source, mark.source);
      since = undefined;
    }
  }
  if (since === undefined) return { milliseconds, source, running: false };
  return { milliseconds: milliseconds + between(since.at, end), source: weakest(source, since.source), running: open };
}

const between = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));
