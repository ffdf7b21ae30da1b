import type { Span } from './finding.ts';

const HAN_WORD = '(?:验证码|驗證碼|校验码|校驗碼|动态码|動態碼|动态口令|動態口令|动态密码|短信码|簡訊碼|認證碼|认证码|一次性口令|口令|密码|密碼|安全码|安全碼|卡背面?(?:的)?(?:后|後|末)?三(?:位|码|碼)(?:数字|數字|数|號碼)?|背面(?:的)?(?:后|後|末)?三(?:位|码|碼)(?:数字|數字|数)?|[末后後]三[码碼]|通关码|識別碼|识别码)';
const LATIN_WORD = '(?:CVV2?|CVC2?|CVN2?|CV2|OTP|PIN|PWD|passwords?|passcodes?|passphrase|(?:security|verification|one[- ]time|auth(?:entication)?|access|confirmation|sms|2FA) (?:pass)?(?:code|password|pin)s?|card verification (?:value|code))';
const FILLER = '(?:号码|號碼|号|號)?\\s?(?:(?:收到了?|发来了|发过来了|传来了|來了|来了|我看到了|更新|现在|目前)[,，]?\\s?(?=[是为為:])|now |code |number |no\\.? ?|digits? )?';
const LINK = '(?:[:=]|就是|写的是|寫的是|显示|顯示|改成了?|改为|設成|设成|设置为|设为|发的是|報|报|念|是|为|為|is|was|are|reads|:)?\\s?[:=]?\\s?["“”「『\'(\\[【]?';
/** A count, a length or a time: "密码6位", "验证码120秒内有效". */
const NOT_UNIT = '(?!\\s?(?:位|秒|分|小时|小時|次|天|日|个|個|条|條|月|年|元|字|digits?|characters?|times|minutes?|seconds?|attempts?|[-/年]\\d))';

const DIGITS = `\\d(?:[ -]?\\d){2,15}`;
const MIXED = `(?=[A-Za-z!@#$%^&*_.]{0,20}\\d)[A-Za-z0-9!@#$%^&*_.]{4,32}`;

const AFTER_HAN = new RegExp(`${HAN_WORD}${FILLER}${LINK}(${DIGITS}(?![0-9A-Za-z])|${MIXED})${NOT_UNIT}`, 'gdi');
const AFTER_LATIN = new RegExp(`(?<![A-Za-z])${LATIN_WORD}(?![A-Za-z])\\s?${FILLER}${LINK}(${DIGITS}(?![0-9A-Za-z])|${MIXED})${NOT_UNIT}`, 'gdi');
const BEFORE = new RegExp(`(?<![0-9A-Za-z-])(\\d{3,8})(?:\\s?(?:就)?是(?:我|客户|客戶|您|他|她)?(?:的|收到的|卡的)?|\\s(?:is|was) (?:my|the|her|his|your) )(?:${HAN_WORD}|${LATIN_WORD}(?![A-Za-z]))`, 'gdi');

/**
 * Passwords and one-time or card codes spoken or written next to their name. A name without digits ("验证码收到了") is none,
 * nor is a length or a validity ("密码6位").
 */
export function findSecrets(text: string): Span[] {
  const found: Span[] = [];
  for (const pattern of [AFTER_HAN, AFTER_LATIN, BEFORE]) {
    for (const match of text.matchAll(pattern)) {
      const range = match.indices?.[1];
      if (range) found.push({ type: 'secret', start: range[0], end: range[1] });
    }
  }
  return found;
}

const HALF_DIGITS = '\\d{1,2}(?![0-9A-Za-z])';
const HALF_WORD = '[A-Za-z0-9!@#$%^&*_.]{1,32}';
/** One or two digits right behind the name of a secret are the beginning of one, wherever they stand. */
const HALF = [
  new RegExp(`${HAN_WORD}${FILLER}${LINK}(${HALF_DIGITS})${NOT_UNIT}`, 'gdi'),
  new RegExp(`(?<![A-Za-z])${LATIN_WORD}(?![A-Za-z])\\s?${FILLER}${LINK}(${HALF_DIGITS})${NOT_UNIT}`, 'gdi'),
];
/** Letters may still become a password while somebody types them; behind an English name only after a link ("password reset" is none). */
const AT_CARET = [
  new RegExp(`${HAN_WORD}${FILLER}${LINK}(${HALF_WORD})$`, 'di'),
  new RegExp(`(?<![A-Za-z])${LATIN_WORD}(?![A-Za-z])\\s?${FILLER}(?:[:=是为為]|\\bis\\b|\\bwas\\b)\\s?["“”「『']?(${HALF_WORD})$`, 'di'),
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
  for (const pattern of HALF) for (const match of text.matchAll(pattern)) take(match.indices?.[1]);
  return spans;
}
