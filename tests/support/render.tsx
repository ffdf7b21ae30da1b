import { render } from '@testing-library/react';
import axe from 'axe-core';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import english from '../../locales/en.json' with { type: 'json' };
import simplified from '../../locales/zh-CN.json' with { type: 'json' };
import traditional from '../../locales/zh-TW.json' with { type: 'json' };
import type { Locale } from '../../domain/language.ts';

const i18n = i18next.createInstance();
await i18n.use(initReactI18next).init({
  lng: 'zh-CN', resources: { 'zh-CN': { translation: simplified }, 'zh-TW': { translation: traditional }, en: { translation: english } },
  keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false },
});
const speaking: Readonly<Record<Locale, typeof i18n>> = { 'zh-CN': i18n, 'zh-TW': i18n.cloneInstance({ lng: 'zh-TW' }), en: i18n.cloneInstance({ lng: 'en' }) };

/** Renders a part of a desk with the interface's words, Chinese unless said. */
export const show = (part: ReactElement, locale: Locale = 'zh-CN') => render(<I18nextProvider i18n={speaking[locale]}>{part}</I18nextProvider>);

/** What axe finds wrong; colour contrast needs a real browser and is looked at there. */
export async function violations(container: Element): Promise<readonly string[]> {
  const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
}
