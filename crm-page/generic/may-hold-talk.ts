import { worded } from '../vocabulary.ts';
import type { PageIndex } from './index-page.ts';
import { paced } from './paced.ts';
import { fold } from './labels/match-label.ts';

const CALL = worded('call_badge');
const SPEAKER = worded('speaker');
const SENTENCE = worded('sentence');

/**
 * Whether looking for a conversation can find one: something named like it, two speakers, or three sentences to be told apart; or
 * the state of a call, which the same part reads. Says yes too often rather than once too seldom.
 */
export function* mayHoldTalk({ logs, badges, prose }: PageIndex): Generator<void, boolean> {
  let speakers = 0;
  let sentences = 0;
  let call = logs.length > 0;
  if (!call) yield* paced([...badges, ...prose], ({ text }) => {
    const words = fold(text.normalize('NFKC')).trim();
    if (SPEAKER.test(words)) speakers += 1;
    if (SENTENCE.test(text)) sentences += 1;
    call ||= text.length <= 24 && CALL.test(words);
  });
  return call || speakers > 1 || sentences > 2;
}
