import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';

/** One chunk a language: a page fetches the words of its own language only. */
const WORDS: Readonly<Record<Locale, () => Promise<{ default: Record<string, string> }>>> = {
  'zh-CN': () => import('../../locales/zh-CN.json'),
  'zh-TW': () => import('../../locales/zh-TW.json'),
  en: () => import('../../locales/en.json'),
};

/** The interface language for what the person chose, or for the browser's languages: Traditional by region or script. */
export function chooseLocale(chosen: Locale | 'browser', browserLanguages: readonly string[]): Locale {
  if (chosen !== 'browser') return chosen;
  for (const language of browserLanguages) {
    if (/^zh\b.*(?:TW|HK|MO|Hant)/iu.test(language)) return 'zh-TW';
    if (/^zh/iu.test(language)) return 'zh-CN';
    if (/^en/iu.test(language)) return 'en';
  }
  return 'zh-CN';
}

/** The words of a language; asking early fetches them while something else is waited for. */
export const fetchWords = (locale: Locale): Promise<{ default: Record<string, string> }> => WORDS[locale]();

/** Starts i18next with flat keys: a dot in a key is part of it. React escapes; i18next must not do it twice. */
export async function startInterfaceLanguage(locale: Locale): Promise<i18n> {
  const words = await fetchWords(locale);
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation: words.default } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
  return i18next;
}
