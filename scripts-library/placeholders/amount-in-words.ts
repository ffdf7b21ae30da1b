import type { Locale } from '../../domain/language.ts';

const SIMPLIFIED = { digits: '零壹贰叁肆伍陆柒捌玖', small: ['', '拾', '佰', '仟'], large: ['', '万', '亿', '兆'] };
const TRADITIONAL = { digits: '零壹貳參肆伍陸柒捌玖', small: ['', '拾', '佰', '仟'], large: ['', '萬', '億', '兆'] };

/** Reads "12,800.50", "¥12,800", "12800 元". Undefined when it is no amount or beyond 10^15 or negative. */
export function readAmount(text: string): { readonly whole: bigint; readonly cents: number } | undefined {
  const found = /^\D{0,4}?(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d{1,2})\d*)?\D{0,6}$/.exec(text.normalize('NFKC').trim());
  if (!found || text.includes('-')) return undefined;
  const digits = found[1]!.replace(/[,，]/g, '');
  if (digits.length > 15) return undefined;
  return { whole: BigInt(digits), cents: Number((found[2] ?? '0').padEnd(2, '0')) };
}

/**
 * An amount in financial numerals (大写) as cheques and forms write it, without the currency's name: 壹万贰仟捌佰元整,
 * 壹拾元零伍分; in English "twelve thousand eight hundred and 50/100". Undefined when the text is no amount.
 */
export function amountInWords(text: string, locale: Locale): string | undefined {
  const amount = readAmount(text);
  if (!amount) return undefined;
  return locale === 'en' ? english(amount.whole, amount.cents) : han(amount.whole, amount.cents, locale === 'zh-TW' ? TRADITIONAL : SIMPLIFIED);
}

function han(whole: bigint, cents: number, words: typeof SIMPLIFIED): string {
  const [jiao, fen] = [Math.floor(cents / 10), cents % 10];
  let out = whole > 0n || cents === 0 ? `${hanWhole(whole, words)}元` : '';
  if (cents === 0) return `${out}整`;
  if (jiao > 0) out += `${words.digits[jiao]}角`;
  else if (whole > 0n) out += words.digits[0];
  return fen > 0 ? `${out}${words.digits[fen]}分` : `${out}整`;
}

function hanWhole(whole: bigint, words: typeof SIMPLIFIED): string {
  if (whole === 0n) return words.digits[0]!;
  let out = '';
  let zeroPending = false;
  const text = whole.toString();
  const groups = Math.ceil(text.length / 4);
  const padded = text.padStart(groups * 4, '0');
  for (let group = 0; group < groups; group += 1) {
    const four = padded.slice(group * 4, group * 4 + 4);
    for (let place = 0; place < 4; place += 1) {
      const digit = Number(four[place]);
      if (digit === 0) { zeroPending = out !== ''; continue; }
      if (zeroPending) out += words.digits[0];
      zeroPending = false;
      out += words.digits[digit]! + words.small[3 - place]!;
    }
    if (four !== '0000') out += words.large[groups - 1 - group]!;
  }
  return out;
}

const ONES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
  'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const THOUSANDS = ['', ' thousand', ' million', ' billion', ' trillion'];

function english(whole: bigint, cents: number): string {
  const groups: string[] = [];
  let rest = whole;
  for (let power = 0; rest > 0n; power += 1, rest /= 1000n) {
    const three = Number(rest % 1000n);
    if (three > 0) groups.unshift(`${underThousand(three)}${THOUSANDS[power]}`);
  }
  const words = groups.length === 0 ? 'zero' : groups.join(' ');
  return cents === 0 ? words : `${words} and ${String(cents).padStart(2, '0')}/100`;
}

function underThousand(value: number): string {
  const hundred = Math.floor(value / 100);
  const rest = value % 100;
  const tail = rest < 20 ? ONES[rest]! : TENS[Math.floor(rest / 10)]! + (rest % 10 ? `-${ONES[rest % 10]}` : '');
  if (hundred === 0) return tail;
  return rest === 0 ? `${ONES[hundred]} hundred` : `${ONES[hundred]} hundred and ${tail}`;
}
