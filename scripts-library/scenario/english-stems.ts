import { normaliseText, tokenise } from '../text-model/index.ts';

/** Words of grammar and of politeness: they are in every row and tell no matter. */
const COMMON = new Set(('a an the and or but so if then than that this these those it its is are was were be been being am do does did done have has had having will would can could should shall may might must '
  + "to of in on at by for from with as into out up down off over about after before again just only very too also not no yes i'm i i've i'd i'll you your yours you're me my mine we our us he she they them their his her him who what which "
  + 'when where how there here one two some any all please hi hello ok okay well got get gets getting go going gone come want wants need like know tell say says said make made let put thing things').split(' '));

export interface Stem { readonly stem: string; readonly start: number; readonly end: number }

/** Content words of a Latin text in one form each (payments, paid → pay would need a dictionary; endings are cut, no more). Places are in the original. */
export function stemsOf(text: string): Stem[] {
  const normalised = normaliseText(text);
  return tokenise(normalised.text).flatMap((token) => {
    if (token.kind !== 'word' || COMMON.has(token.form) || token.form.length < 3) return [];
    return [{ stem: cut(token.form), start: normalised.origin[token.start] ?? 0, end: normalised.origin[token.end] ?? text.length }];
  });
}

function cut(word: string): string {
  const bare = word.replace(/'(?:s|re|ve|ll|d|t)$/u, '');
  const stem = bare.replace(/(?:ations?|ings?|edly|ed|ies|ments?|ers?|ly|es|s|e|y)$/u, '');
  return stem.length >= 3 ? stem : bare;
}
