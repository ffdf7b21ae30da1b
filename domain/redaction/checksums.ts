const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '));

export const isProvince = (code: string): boolean => PROVINCES.has(code);

/** A date of the Gregorian calendar: 1900-02-29 is none. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/** GB 11643: region, date of birth, ISO 7064 MOD 11-2 check. A leading 9 is a foreign permanent resident: 9, province, country. */
export function isChineseId(value: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(value)) return false;
  if (!isProvince(value.slice(0, 2)) && !(value[0] === '9' && isProvince(value.slice(1, 3)))) return false;
  const year = Number(value.slice(6, 10));
  if (year < 1850 || year > 2099 || !isCalendarDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase();
}

/** The 15-digit form issued until 1999: no check digit, so only trusted after a context word. */
export function isOldChineseId(value: string): boolean {
  return /^\d{15}$/.test(value) && isProvince(value.slice(0, 2)) && isCalendarDate(1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12)));
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const taiwanLetter = (letter: string): number => TAIWAN_LETTERS.indexOf(letter) + 10;

/** Taiwan national ID, and the resident numbers of both formats (second character 8, 9 or A to D). */
export function isTaiwanId(value: string): boolean {
  const id = value.toUpperCase();
  if (!/^[A-Z][1289A-D]\d{8}$/.test(id)) return false;
  const first = taiwanLetter(id[0] ?? '');
  const second = /\d/.test(id[1] ?? '') ? Number(id[1]) : taiwanLetter(id[1] ?? '') % 10;
  const digits = [Math.floor(first / 10), first % 10, second, ...Array.from(id.slice(2), Number)];
  const sum = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1].reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0);
  return sum % 10 === 0;
}

/** Hong Kong identity card; `check` is the character in the brackets. */
export function isHongKongId(letters: string, digits: string, check: string): boolean {
  const value = (letter: string): number => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55);
  const padded = letters.toUpperCase().padStart(2, ' ');
  const body = [value(padded[0] ?? ' '), value(padded[1] ?? ' '), ...[...digits].map(Number)];
  const sum = body.reduce((total, part, i) => total + part * (9 - i), 0);
  const expected = (11 - (sum % 11)) % 11;
  return (expected === 10 ? 'A' : String(expected)) === check.toUpperCase();
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100 unified social credit code. The standard prints ...Y4Z as an example of a wrong one. */
export function isCreditCode(value: string): boolean {
  const code = value.toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  // A code of digits alone looks like any 18-digit order number: then authority, kind and region must be real too.
  if (/^\d+$/.test(code) && !(/^[1-9][1239]/.test(code) && (isProvince(code.slice(2, 4)) || code.startsWith('10', 2)))) return false;
  let weight = 1;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    sum += USCC_ALPHABET.indexOf(code[i] ?? '') * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
