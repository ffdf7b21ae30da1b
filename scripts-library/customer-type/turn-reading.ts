import { addNgrams, createFeatureBag, normaliseText, tokenise, type FeatureBag, type Token } from '../text-model/index.ts';
import { CUE_CLASSES, CUE_CLASS_NAMES, type CueClass } from './cue-classes.ts';

/** What one customer turn is worth as evidence. Answers to verification, greetings and leave-taking are none (rules 2.3, 1). */
export type TurnRole = 'evidence' | 'verification' | 'courtesy';

/** What the agent had said just before. */
export type AgentMove = 'open-question' | 'closed-question' | 'verification' | 'closing' | 'statement' | 'none';

export interface TurnReading {
  readonly text: string;
  readonly normalised: string;
  readonly tokens: readonly Token[];
  readonly role: TurnRole;
  readonly agentMove: AgentMove;
  /** Han characters plus Latin words and numbers. */
  readonly size: number;
  /** A back-channel, one or two words, or a bare "don't know": says nothing of its own. */
  readonly minimal: boolean;
  /** Minimal and without content: a back-channel, a "don't know", a hand-over. "Pudong" or "one year" is short but answers. */
  readonly empty: boolean;
  readonly classes: ReadonlySet<CueClass>;
  /** N-grams of the words, made once a turn, each with where it stands in `text`. */
  readonly wording: FeatureBag;
  readonly at?: number;
}

/** Buckets of the type model: 2 to this power. */
export const FEATURE_BITS = 16;

const VERIFY_ASKED = /证件|身份证|后四位|末四位|后六位|末六位|后三码|末四码|尾号|预留|核对|核实|生日|出生|户籍|通讯地址|账单地址|姓名|贵姓|户名|开户|本人吗|您本人|手机.{0,4}(?:号|码)|验证|企业代码|商户编号|学号|单位名称|您的单位|贵司全称|date of birth|postcode|post code|zip code|last (?:four|three|six)|mother's maiden|security (?:question|word)|password hint|registered (?:mobile|email|address)|first line of|your (?:full )?name|account (?:number|holder)|am i speaking|speaking (?:to|with)|verify|identity|social\b|email id/u;
const VERIFY_ANSWER = /^(?:(?:对|是|是的|嗯|没错|yes|yeah|yep|correct)[,.\s]*)?(?:我?(?:就)?是?本人|我是(?:户主|机主|本人)?|身份证.{0,3}|尾号.{0,3}|手机.{0,3}|生日.{0,3})?[^\p{L}]*[0-9x*零一二三四五六七八九〇幺年月号日卡的.\- ]*$/u;
const COURTESY = /^(?:(?:喂|你好|您好|哈喽|哈啰|嗨|在吗|有人吗|在不在|有人在吗|早上好|下午好|晚上好|好的?|谢谢|多谢|感谢|谢了|辛苦|辛苦了|麻烦你了|麻烦了|再见|拜拜|掰掰|你|您|了|啊|喔|哦|呀|哈|不客气|没有了|没了|没别的事了?|就这样|可以了|hi|hiya|hello|hey|good (?:morning|afternoon|evening)|thanks?|thank you|cheers|lovely|great|perfect|bye|goodbye|there|so much|very much|all good|all set|that's all|that's it|no|nope|ok|okay|you too|have a (?:good|nice) (?:one|day))[\s,.!~?。、…]*)+$/u;
const CLOSING_ASKED = /还有(?:其他|别的|什么)?.{0,6}(?:可以帮|能帮|需要帮)|就帮您处理好|祝您|感谢您的来电|anything else i can|have a (?:good|nice|lovely)/u;
const OPEN_ASKED = /什么|怎么|如何|哪|为什么|为何|多少|几个|几时|描述|说说|说一下|讲讲|谈谈|介绍一下|聊聊|想法|打算|原因|经过|具体|what|how|which|why|when|where|who|tell me|talk me|describe|share|could you say|more about/u;
const ASKED = /[?？]|吗|呢|好不好|是不是|can i|shall i|would you|do you|does that|is (?:it|that)/u;

/** Short answers that carry nothing of their own, as whole turns. */
const BACK_CHANNEL = /^(?:嗯+|哦+|喔+|噢+|唔+|额+|呃+|欸|是的?|对的?|好的?|行|可以|没有?|不是|不用|不|有|知道了?|明白了?|了解|清楚|能|ok(?:ay)?|k|yes|yeah|yep|yup|no|nope|fine|sure|right|mm+|mhm|uh-?huh|hm+|i guess|i see|either|both|same)$/u;

const EMPTY_FAMILIES: readonly CueClass[] = ['hand_over', 'cannot_say', 'declines', 'vague_thing'];

/** A pasted letter is read this far, in UTF-16 units, so that one turn cannot cost more than its share. */
const LONGEST_READ = 600;

/** Beyond this a turn is no mere courtesy; it also bounds what the pattern may try. */
const LONGEST_COURTESY = 12;

/** Reads one customer turn in the light of the agent's last words ('' when none). */
export function readTurn(whole: string, agentBefore: string, at?: number): TurnReading {
  const text = whole.slice(0, LONGEST_READ);
  const normalised = normaliseText(text).text.replace(/。/gu, '.').replace(/、/gu, ',').trim();
  const tokens = tokenise(normalised);
  const size = tokens.filter((token) => token.kind !== 'mark').length;
  const agent = normaliseText(agentBefore.slice(-LONGEST_READ)).text;
  const agentMove = moveOf(agent);
  const classes = new Set(CUE_CLASS_NAMES.filter((name) => CUE_CLASSES[name].test(normalised)));
  const minimal = isMinimal(normalised, tokens, size, classes);
  const wording = createFeatureBag(FEATURE_BITS);
  addNgrams(wording, text, { han: 2, words: 2, wordParts: [3, 5], source: 0 });
  return {
    text, normalised, tokens, size, agentMove, classes, minimal, wording,
    role: roleOf(normalised, size, agentMove),
    empty: minimal && (BACK_CHANNEL.test(bare(normalised)) || EMPTY_FAMILIES.some((name) => classes.has(name))),
    ...(at === undefined ? {} : { at }),
  };
}

function moveOf(agent: string): AgentMove {
  if (agent === '') return 'none';
  if (VERIFY_ASKED.test(agent) && !/原因|为什么|why/u.test(agent)) return 'verification';
  if (CLOSING_ASKED.test(agent)) return 'closing';
  if (OPEN_ASKED.test(agent)) return 'open-question';
  return ASKED.test(agent) ? 'closed-question' : 'statement';
}

function roleOf(normalised: string, size: number, agentMove: AgentMove): TurnRole {
  if (normalised === '') return 'courtesy';
  if (agentMove === 'verification' && size <= 14 && !/[!]|又|再|过了|为什么|again|already|why|快|赶|hurry/u.test(normalised)) return 'verification';
  if (size <= 14 && /\d|本人|机主|户主/u.test(normalised) && VERIFY_ANSWER.test(normalised)) return 'verification';
  if (size <= LONGEST_COURTESY && COURTESY.test(normalised) && !/[?!]{2}|喂.*喂.*喂/u.test(normalised) && (agentMove === 'none' || agentMove === 'closing' || !BACK_CHANNEL.test(bare(normalised)))) return 'courtesy';
  return 'evidence';
}

function bare(normalised: string): string {
  return normalised.replace(/[^\p{L}\p{N}' -]/gu, '').trim();
}

function isMinimal(normalised: string, tokens: readonly Token[], size: number, classes: ReadonlySet<CueClass>): boolean {
  if (BACK_CHANNEL.test(bare(normalised))) return true;
  if (/[!?]/u.test(normalised) || classes.has('order') || classes.has('repetition')) return false;
  if (tokens.some((token) => token.kind === 'number')) return false;
  const words = tokens.filter((token) => token.kind === 'word').length;
  return size <= (words > 0 ? 4 : 6);
}
