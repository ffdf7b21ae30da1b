import type { CustomerType } from '../../domain/customer-type.ts';
import { normaliseText } from '../text-model/index.ts';
import type { CaseFacts, TypeCue } from './evidence.ts';

/** Words earlier staff write about how a contact went (rules 2.2, last row). */
const STAFF_WORDS: readonly { readonly type: CustomerType; readonly words: RegExp }[] = [
  { type: 'rational', words: /核对|对账|书面说明|书面答复|逐项|逐笔|明细.{0,4}不符|算法|口径|reconcil|in writing|itemi[sz]ed|breakdown/gu },
  { type: 'emotional', words: /情绪低落|情绪激动|哭|落泪|家中变故|丧|去世|感谢|表扬|委屈|安抚|tearful|distress|upset|bereave|grateful/gu },
  { type: 'impatient', words: /催办|催促|多次来电|再次来电|多次致电|重复来电|要求转主管|要求尽快|加急|限时|chas(?:ed|ing)|repeat(?:ed)? (?:call|contact)|escalat|urgent|supervisor/gu },
  { type: 'silent', words: /不愿多说|不愿透露|应答简短|回应简短|沉默|话少|寡言|short answers|reluctant|says little|monosyllab/gu },
];

/** Contacts on one matter from which the count itself says hurry (rules 2.2). */
const REPEAT_CONTACTS = 2;

export interface CaseHint {
  readonly type: CustomerType;
  readonly cue: TypeCue;
}

/** What the page's facts lean to; null when nothing or when they disagree. Never more than a hint: nobody has spoken yet. */
export function hintFromCase(facts: CaseFacts | undefined): CaseHint | null {
  if (facts === undefined) return null;
  const hints: CaseHint[] = [];
  for (const text of [...(facts.historyNotes ?? []), facts.description ?? '']) {
    const { text: normalised, origin } = normaliseText(text);
    for (const { type, words } of STAFF_WORDS) {
      for (const match of normalised.matchAll(words)) {
        hints.push({ type, cue: { quote: text.slice(origin[match.index], origin[match.index + match[0].length]), reason: 'staff-note' } });
      }
    }
  }
  if ((facts.contactCount ?? 0) >= REPEAT_CONTACTS) hints.push({ type: 'impatient', cue: { quote: String(facts.contactCount), reason: 'repeat-contacts' } });
  const [first] = hints;
  return first !== undefined && hints.every((hint) => hint.type === first.type) ? first : null;
}
