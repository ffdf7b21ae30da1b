import type { SpeechCategory } from './finding.ts';

/** Rules whose wording holds a "not" of its own (不知道, 再不还) cannot be undone by one standing before. */
const OWN_NEGATION: ReadonlySet<SpeechCategory> = new Set(['discourtesy', 'shirking', 'labelling', 'vague', 'style', 'jargon', 'obstruct_complaint', 'privacy', 'disparage']);

const NEGATION_ZH = /(?:不(?!但|仅|过|错|止|光|管|论|如|妨|用担心|用怕)|未(?!来)|无法|无权|没有?(?!问题)|并非|绝非|勿|别(?!人|的|家|处)|禁止|严禁|杜绝|拒绝|避免|谨防|防止|无需|莫)[^,。;!?]{0,14}$/u;
const NEGATION_EN = /(?:\b(?:not|never|no|none|nobody|cannot|without|neither|nor|refuse(?:s|d)? to|avoid|isn't|aren't|nothing)\b|n't\b)[^.;!?]{0,40}$/iu;
/** The sentence warns of the phrase, quotes it or explains a rule about it. */
const WARNING_ZH = /凡是|任何|所谓|声称|宣称|自称|冒充|骗子|诈骗|骗局|套路|话术|谎称|假冒|有人(?:要|让|叫|说|问|向)|对方(?:要|让|叫|说)|陌生(?:人|来电)|警惕|当心|小心|谨防|提防|不要(?:相信|轻信)|别(?:信|上当)|不可信|禁语|禁用语|违规|违反|不得(?:说|使用|出现|承诺|向)|不能说|不可以说|不应(?:说|使用)|避免(?:说|使用)|应改为|改成|严禁|禁止|规定(?:不得|不允许|要求)|监管(?:要求|规定)(?!.{0,4}没用)|不属实|不实|谣言|误导|误解|不代表|不意味|不等于|这个说法|的说法|这种说法|提高警觉|一事提出|往往是|往往有|通常伴随|多半是|有人(?:跟|和|给|对)您|接到.{0,6}(?:要|让)您|不能(?:代表|推断)|不可以(?:拿|用)|不能(?:拿|用)来|不建议|已纠正|纠正了?|培训|简单理解成|可以理解成|会(?:问|答)(?:您|会不会)|听说|没有的事|不存在的/u;
const WARNING_EN = /\b(?:scam|scammer|fraudster|fraud|beware|be wary|claims? to|claiming|any(?:one|body) (?:who|promising|offering|claiming)|if (?:someone|anyone|a caller)|whoever|so-called|red flag|do not believe|don't believe|must not (?:say|promise|use)|never say|we may not|not allowed to|prohibited|forbidden|avoid (?:saying|phrases)|instead of (?:saying)?|misleading|a myth|does not exist|doesn't exist|corrected|training case|not a (?:term|phrase) we use|is a term|no fund here)\b/iu;

/** What follows a phrase that somebody else said, in a file or a lesson: it was set right, or it is being looked into. */
const SET_RIGHT = /^[^.]{0,60}[.;]\s*(?:(?:I )?(?:corrected|warned)|failed\b|coaching|noted as (?:his|her|their) words|logged as [a-z ]*complaint|complaint (?:opened|logged|raised)|there(?:'s| is) no such thing)/iu;

/** "应该" of duty and "应该会收到" of a fact, "as soon as possible, and no later than…": not vague. */
const COURTEOUS = /^(?:应该(?:会收到|会看到|是我们|是我|做的)|大概(?:的)?(?:流程|意思|情况)|as soon as possible[^.]{0,12}(?:no later|by|within|before))/iu;

/** The sentence around a position; Chinese or Latin stops end it. */
export function sentenceAround(text: string, start: number, end: number): { readonly text: string; readonly offset: number } {
  const stops = /[。!?;\n]|\.(?=\s|$)/gu;
  let from = 0;
  let to = text.length;
  for (const stop of text.matchAll(stops)) {
    if (stop.index < start) from = stop.index + 1;
    else if (stop.index >= end - 1) { to = stop.index + 1; break; }
  }
  return { text: text.slice(from, to), offset: from };
}

/** True when the words before the hit, or the sentence around it, take it back: a negation, a warning, a rule being explained. */
export function isTakenBack(text: string, start: number, end: number, category: SpeechCategory): boolean {
  const sentence = sentenceAround(text, start, end);
  const before = sentence.text.slice(0, start - sentence.offset);
  const warns = WARNING_ZH.test(sentence.text) || WARNING_EN.test(sentence.text) || SET_RIGHT.test(text.slice(end));
  if (category === 'vague' && COURTEOUS.test(text.slice(start, start + 16))) return true;
  if (OWN_NEGATION.has(category)) return warns && !/诈骗|违规/.test(text.slice(start, end));
  return warns || NEGATION_ZH.test(before) || NEGATION_EN.test(before);
}
