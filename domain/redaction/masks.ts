import type { PersonalDataType } from './finding.ts';

/** Stands for every hidden character; one for one, so that positions in the text keep their meaning. */
export const MASK = '*';
/** Replaces passwords and codes: nothing of them stays, not even which characters they had. */
export const REMOVED = '█';

/** How many letters or digits stay readable at the front and the end (domain notes, section 7: at most). */
const SHOWN: Readonly<Record<Exclude<PersonalDataType, 'secret' | 'email' | 'address'>, readonly [number, number]>> = {
  cn_id: [1, 1], bank_card: [0, 4], cn_mobile: [3, 2], landline: [0, 2], tw_id: [0, 2], tw_mobile: [0, 3], tw_landline: [0, 3], hkid: [0, 1], passport: [0, 2], travel_permit: [0, 2], uscc: [0, 4],
};
const READABLE = /[\p{L}\p{N}]/u;

function maskEnds(value: string, front: number, back: number): string {
  const units = [...value];
  const places = units.flatMap((unit, i) => (READABLE.test(unit) ? [i] : []));
  const hidden = new Set(places.slice(front, places.length - back));
  return units.map((unit, i) => (hidden.has(i) ? MASK.repeat(unit.length) : unit)).join('');
}

/** The country code is no part of what identifies a person: +86 138******00. */
function maskPhone(value: string, front: number, back: number): string {
  const code = /^\s*\(?(?:(?:\+|00|002)(?:86|886)|86(?=\D?1[3-9]\d{1}(?:\D?\d){8}$))\)?[\s-]*/.exec(value.normalize('NFKC'))?.[0] ?? '';
  return value.slice(0, code.length) + maskEnds(value.slice(code.length), front, back);
}

/**
 * The value with its identifying characters hidden, as long as it came in (UTF-16 units).
 * Secrets are blotted out wholly; e-mail keeps first letter and domain; an address keeps its district.
 */
export function maskValue(type: PersonalDataType, value: string): string {
  if (type === 'secret') return REMOVED.repeat(value.length);
  if (type === 'email') {
    const at = value.search(/[@＠]/);
    return value.slice(0, 1) + MASK.repeat(Math.max(0, at - 1)) + value.slice(at);
  }
  if (type === 'address') {
    const district = /^.*?(?:[^省市]{1,8}(?:区|區|县|縣|旗)|市(?=\p{Script=Han}{1,5}(?:镇|鎮|乡|鄉|街道))|[市县縣](?!.*[区區]))/u.exec(value)?.[0] ?? '';
    return district + MASK.repeat(value.length - district.length);
  }
  const [front, back] = SHOWN[type];
  return type === 'cn_mobile' || type === 'tw_mobile' ? maskPhone(value, front, back) : maskEnds(value, front, back);
}

const HONORIFIC = /^(\p{Script=Han}{1,3}?)(先生|女士|小姐|太太|阿姨|叔叔|老师|老師|经理|經理|总|總)$/u;
const COMPOUND_SURNAME = /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|司徒|夏侯|长孙|長孫|宇文|端木|独孤|獨孤|南宫|南宮|张简|張簡)/u;

/** A person's name for the screen: surname stays (王小明 → 王**), Latin names keep initials, 王先生 becomes *先生. */
export function maskName(name: string): string {
  const polite = HONORIFIC.exec(name);
  if (polite) return MASK.repeat((polite[1] ?? '').length) + (polite[2] ?? '');
  if (/^\p{Script=Han}/u.test(name)) {
    const surname = COMPOUND_SURNAME.exec(name)?.[0] ?? [...name][0] ?? '';
    const given = name.slice(surname.length);
    return given === '' ? MASK.repeat(name.length) : surname + given.replace(/[^\s·]/gu, (unit) => MASK.repeat(unit.length));
  }
  return name.replace(/[\p{L}\p{N}'’]+/gu, (word) => word.slice(0, 1) + MASK.repeat(word.length - 1));
}
