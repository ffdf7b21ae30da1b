import type { PageCallState } from '../../domain/customer-record.ts';
import { shownByStyle } from '../dom/visibility.ts';
import type { PageIndex } from '../generic/index-page.ts';
import { fold } from '../generic/labels/match-label.ts';

/** Badge texts of softphones, folded to simplified characters; the first list that matches wins. */
const STATES: readonly (readonly [PageCallState['state'], RegExp])[] = [
  ['on-hold', /^(?:通话)?(?:保持中?|静默中|保留中|等候中)|^(?:call )?on ?hold|^held/i],
  ['in-call', /^(?:正在)?(?:通话中|通话|接听中|已接通|对话中|在线通话|通话时长)|^(?:on (?:a )?call|in (?:a )?call|connected|talking|call in progress|on the phone|live call|active call)/i],
  ['ringing', /^(?:振铃|来电振铃|响铃|呼入中|来电中|新来电|呼叫中|待接听|正在呼叫|拨号中)|^(?:ringing|incoming call|inbound call|calling|dialling|dialing|alerting)/i],
  ['after-call', /^(?:话后|整理中|事后处理|案头|后处理|小结中|通话结束|已挂断|通话已结束)|^(?:wrap[- ]?up|after[- ]call|acw|post[- ]call|call ended|wrapping up)/i],
  ['idle', /^(?:空闲|示闲|就绪|在线等待|待机|准备就绪|可接听|小休|示忙|置忙|离开)|^(?:available|ready|idle|not ready|on break|away|offline)$/i],
];
const ELAPSED = /(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?!\d)/;
/** Certainty falls in this order, so a call badge outranks the agent's own status. */
const RANK: readonly PageCallState['state'][] = ['in-call', 'on-hold', 'ringing', 'after-call', 'idle'];

/** The state of the call that a badge shows ("通话中 03:21", "On hold 00:12"); undefined where the page shows none. */
export function readCallState(index: PageIndex): PageCallState | undefined {
  let best: PageCallState | undefined;
  for (let i = 0; i < index.badges.length; i += 1) {
    const { text, element, command } = index.badges[i]!;
    // A button named 保持 or Hold is an offer; only one that shows a running time is a badge.
    if (text.length > 24 || (command && !/\d[:：]\d\d/.test(text))) continue;
    const words = fold(text.normalize('NFKC')).replace(/^[\s●•·☎📞🔔]+/u, '');
    const state = STATES.find(([, pattern]) => pattern.test(words))?.[0];
    if (!state || /记录|实录|历史|录音|小结|history|log|summary|recording/i.test(words)) continue;
    const beside = ELAPSED.exec(words) ?? ELAPSED.exec([1, 2, -1].map((step) => index.badges[i + step]).filter((badge) => badge && Math.abs(badge.order - index.badges[i]!.order) < 8).map((badge) => badge!.text).find((near) => /^[\d:：\s]+$/.test(near)) ?? '');
    if (/^通话$|^通话时长/.test(words) && !beside) continue;
    if (best && RANK.indexOf(best.state) <= RANK.indexOf(state)) continue;
    if (!shownByStyle(element)) continue;
    const elapsed = beside ? Number(beside[1] ?? 0) * 3600 + Number(beside[2]) * 60 + Number(beside[3]) : undefined;
    best = { state, ...(elapsed === undefined || state === 'idle' ? {} : { elapsedSeconds: elapsed }) };
  }
  return best;
}
