import { worded } from '../vocabulary.ts';
import { fold } from '../generic/labels/match-label.ts';

export type Speaker = 'customer' | 'agent' | 'system';

const ROLES = (['system', 'agent', 'customer'] as const).map((role) => [role, worded(`${role}_role`)] as const);

const BOT = worded('bot_name');

/** The role that a speaker's label begins with ("坐席 周晓舟（8801）", "Customer - Jane"). */
export function roleOf(label: string): Speaker | undefined {
  const text = fold(label.normalize('NFKC').trim());
  return ROLES.find(([, words]) => words.test(text))?.[0] ?? (text.length <= 30 && BOT.test(text) ? 'system' : undefined);
}

/** A short text that is nothing but a speaker's role, perhaps with a name or a number. */
export const isRoleLabel = (text: string): boolean => text.length <= 26 && roleOf(text) !== undefined && !/[。！？!?，,]/.test(text) && !/^\S+\s\S+\s\S+\s/.test(text);

/** A speaker before a colon, perhaps after a time. */
export const speakerIn = (text: string): string =>
  /^(?:[[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?\s*)?([^:：]{1,22})[:：]/.exec(text)?.[1] ?? (text.length > 26 ? '' : text);

export const isSentence = (text: string): boolean => text.length > 6 && /[。？！?!.]$/.test(text);
