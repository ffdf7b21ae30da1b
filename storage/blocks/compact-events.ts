import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';

/** Events as a block keeps them: the first time, then for each event the milliseconds since the one before and its body. */
export type CompactEvents = readonly [first: string, events: readonly (readonly [gap: number | string, body: CallEventBody])[]];

/** A third smaller than the events as they are: numbers in order need not be told, nor whole dates. `events` is not empty and numbered from 1. */
export function compactEvents(events: readonly CallEvent[]): CompactEvents {
  let before = Date.parse(events[0]!.at);
  return [events[0]!.at, events.map(({ seq: _seq, at, ...body }) => {
    const time = Date.parse(at);
    // A time written in another form is kept as it is written.
    const gap = new Date(time).toISOString() === at && Number.isFinite(before) ? time - before : at;
    before = time;
    return [gap, body as CallEventBody] as const;
  })];
}

export function expandEvents([first, events]: CompactEvents): readonly CallEvent[] {
  let before = Date.parse(first);
  return events.map(([gap, body], index) => {
    const at = typeof gap === 'string' ? gap : new Date(before + gap).toISOString();
    before = Date.parse(at);
    return { ...body, seq: index + 1, at };
  });
}
