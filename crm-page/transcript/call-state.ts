import type { PageCallState } from '../../domain/customer-record.ts';
import { shownByStyle } from '../dom/visibility.ts';
import type { PageIndex } from '../generic/index-page.ts';
import { fold } from '../generic/labels/match-label.ts';
import { worded, type Worded } from '../vocabulary.ts';

/** Badge texts of softphones, folded to simplified characters; the first list that matches wins. */
const STATES: readonly (readonly [PageCallState['state'], Worded])[] = [
  ['on-hold', worded('call_on_hold')],
  ['in-call', worded('call_in_call')],
  ['ringing', worded('call_ringing')],
  ['after-call', worded('call_after_call')],
  ['idle', worded('call_idle')],
];
const RECORD = worded('call_record');
const ELAPSED = /(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?!\d)/;
/** Certainty falls in this order, so a call badge outranks the agent's own status. */
const RANK: readonly PageCallState['state'][] = ['in-call', 'on-hold', 'ringing', 'after-call', 'idle'];

/** The state of the call that a badge shows ("通话中 03:21", "On hold 00:12"); undefined where the page shows none. */
export function* readCallState(index: PageIndex): Generator<void, PageCallState | undefined> {
  let best: PageCallState | undefined;
  for (let i = 0; i < index.badges.length; i += 1) {
    if (i % 64 === 0) yield;
    const { text, element, command } = index.badges[i]!;
    // A button named 保持 or Hold is an offer; only one that shows a running time is a badge.
    if (text.length > 24 || (command && !/\d[:：]\d\d/.test(text))) continue;
    const words = fold(text.normalize('NFKC')).replace(/^[\s●•·☎📞🔔]+/u, '');
    const state = STATES.find(([, pattern]) => pattern.test(words))?.[0];
    if (!state || RECORD.test(words)) continue;
    const beside = ELAPSED.exec(words) ?? ELAPSED.exec([1, 2, -1].map((step) => index.badges[i + step]).filter((badge) => badge && Math.abs(badge.order - index.badges[i]!.order) < 8).map((badge) => badge!.text).find((near) => /^[\d:：\s]+$/.test(near)) ?? '');
    if (/^通话$|^通话时长/.test(words) && !beside) continue;
    if (best && RANK.indexOf(best.state) <= RANK.indexOf(state)) continue;
    if (!shownByStyle(element)) continue;
    const elapsed = beside ? Number(beside[1] ?? 0) * 3600 + Number(beside[2]) * 60 + Number(beside[3]) : undefined;
    best = { state, ...(elapsed === undefined || state === 'idle' ? {} : { elapsedSeconds: elapsed }) };
  }
  return best;
}
