import type { Span } from './finding.ts';
import { BETWEEN, HAN_NAME, LATIN_LINK, LATIN_NAME, WHO } from './secret-words.ts';

/** A count, a length or a time has few digits ("密码6位", "验证码120秒内有效"); behind six digits the same letters begin another word. */
const COUNTED = '位|秒|分|小时|次|遍|回|天|日|个|条|月|年|字|多|周|週|点|版|%|digits?|characters?|letters?|times|min(?:ute)?s?|sec(?:ond)?s?|hours?|days?|attempts?|tries';
const NOT_UNIT = `(?!(?<=(?<!\\d)\\d{1,4})\\s?(?:${COUNTED}))(?!(?<=(?<!\\d)(?:19|20)\\d\\d)[-/]\\d)(?!\\s?(?:元|块|塊|万|USD|dollars?)|\\.\\d)`;

/** Digits in one piece, or in pieces of one length: "482 913", "4-8-2-9"; what follows a space may be another number. */
const DIGITS = '(?:(?:\\d(?:[ -]\\d){2,15}|\\d(?:[,、] ?\\d){3,15}(?![,、] ?\\d)|\\d{2}(?:[ -]\\d{2}){1,7}|\\d{3}(?:[ -]\\d{3}){1,4}|\\d{4}(?:[ -]\\d{4}){1,3})(?![ -]?\\d)|\\d{3,16})(?![0-9A-Za-z])';
/** Letters with a figure among them; a version (v2.1.0) is no password. */
const MIXED = '(?!\\d+%)(?![vV]?\\d+\\.\\d+(?:\\.\\d+)*(?![A-Za-z0-9!@#$%^&*_]))(?=[A-Za-z!@#$%^&*_.]{0,20}\\d)[A-Za-z0-9!@#$%^&*_.]{4,32}';
const VALUE = `(${DIGITS}|${MIXED})${NOT_UNIT}`;
/** A pause after the name ("密码，135790"): only the length that codes have. */
const AFTER_PAUSE = `[,，、]\\s?(\\d{6})(?![0-9A-Za-z])${NOT_UNIT}`;

/** A changed or doubtful one comes as two: "原来是112211，现在改成221122", "1122 or 2211". */
const SECOND = `(?:[,，;]?\\s?(?:${WHO}?(?:现在|后来|然后|今天|已经)?[又再]?[改换变][成为]了?|或者?是?|[还還]是|不对[,，]?是|(?:and )?(?:now|then)(?: it)?(?: is|'s)?|or|changed to)\\s?(\\d{3,8})(?![0-9A-Za-z])${NOT_UNIT})?`;

const OWNER = `(?:${WHO}|[本这]次)`;
const KIND = '(?:登录|登錄|登入|登陆|交易|支付|取款|提款|转账|转帐|手机|短信|简讯|网银|收到的|卡的|卡片|动态|一次性)';
/** The name may go on as the name of a matter: "95588 is the PIN reset line" gives no PIN. */
const NO_MATTER = '(?!\\s?(?:的|重置|重设|找回|修改|服务|服務|热线|熱线|专线|咨询|諮詢|输|错|reset|line|hotline|help|support|desk|policy|page|service))';
const BEFORE_HAN = `\\s?(?:就?是|为)${OWNER}?的?${KIND}{0,3}的?(?:${HAN_NAME}|${LATIN_NAME})${NO_MATTER}`;
const BEFORE_ENGLISH = `\\s(?:is|was|as) (?:my|the|her|his|your|our|their) (?:[a-z-]{2,12} ){0,2}?${LATIN_NAME}${NO_MATTER}`;
const BEFORE_BRACKET = `\\s?[(【\\[]\\s?${OWNER}?的?${KIND}{0,3}(?:${HAN_NAME}|${LATIN_NAME})\\s?[)】\\]]`;

const PATTERNS = [
  new RegExp(`(?:${HAN_NAME}|${LATIN_NAME})${BETWEEN}${VALUE}${SECOND}`, 'gdi'),
  new RegExp(`(?:${HAN_NAME}|${LATIN_NAME})${AFTER_PAUSE}`, 'gdi'),
  new RegExp(`(?<![0-9A-Za-z-])(\\d{4}|\\d{6}|\\d{8})(?:[这那]个)${KIND}{0,2}(?:${HAN_NAME})${NO_MATTER}`, 'gdi'),
  new RegExp(`(?:(?<![0-9A-Za-z-])|(?<=(?<![0-9A-Za-z])[A-Z]-))(\\d{3,8})(?:${BEFORE_HAN}|${BEFORE_ENGLISH}|${BEFORE_BRACKET})`, 'gdi'),
];

/**
 * Passwords and one-time or card codes spoken or written next to their name. A name without digits ("验证码收到了") is none,
 * nor is a length or a validity ("密码6位").
 */
export function findSecrets(text: string): Span[] {
  const found: Span[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [first, second] = [match.indices?.[1], match.indices?.[2]];
      if (first) found.push({ type: 'secret', start: first[0], end: first[1] });
      // Of another length it is no other value of the same code.
      if (second && match[1]?.length === match[2]?.length) found.push({ type: 'secret', start: second[0], end: second[1] });
    }
  }
  return found;
}

const HALF_DIGITS = '\\d{1,2}(?![0-9A-Za-z])';
const HALF_WORD = '[A-Za-z0-9!@#$%^&*_.]{1,32}';
/** One or two digits right behind the name of a secret are the beginning of one, wherever they stand. */
const HALF = new RegExp(`(?:${HAN_NAME}|${LATIN_NAME})${BETWEEN}(${HALF_DIGITS})${NOT_UNIT}`, 'gdi');
/** Letters may still become a password while somebody types them; behind an English name only after a link ("password reset" is none). */
const AT_CARET = [
  new RegExp(`${HAN_NAME}${BETWEEN}(${HALF_WORD})$`, 'di'),
  new RegExp(`${LATIN_NAME}(?:\\s?(?:code|number|no\\.?))?\\s?${LATIN_LINK}\\s?["“”「『']?(${HALF_WORD})$`, 'di'),
];

/**
 * What may be the beginning of a secret: too short to be one yet. `caret` is where somebody types just now (offset in `text`);
 * null when nobody does.
 */
export function findSecretBeginnings(text: string, caret: number | null): Span[] {
  const spans: Span[] = [];
  const take = (range: readonly [number, number] | undefined): void => {
    if (range && !spans.some((one) => one.start < range[1] && range[0] < one.end)) spans.push({ type: 'secret', start: range[0], end: range[1] });
  };
  if (caret !== null) for (const pattern of AT_CARET) take(pattern.exec(text.slice(0, caret))?.indices?.[1]);
  for (const match of text.matchAll(HALF)) take(match.indices?.[1]);
  return spans;
}
