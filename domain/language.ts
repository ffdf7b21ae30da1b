/** Languages the interface and the script content exist in. Separate settings: a zh-CN interface may use an en pack. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Whose rules apply. Never derived from the language alone (en is a language, not a jurisdiction). */
export const JURISDICTIONS = ['CN', 'TW'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];
