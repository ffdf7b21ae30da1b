import { render } from '@testing-library/react';
import axe from 'axe-core';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import words from '../../locales/zh-CN.json' with { type: 'json' };

const i18n = i18next.createInstance();
await i18n.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: words } }, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false } });

/** Renders a part of a desk with the interface's Chinese words. */
export const show = (part: ReactElement) => render(<I18nextProvider i18n={i18n}>{part}</I18nextProvider>);

/** What axe finds wrong; colour contrast needs a real browser and is looked at there. */
export async function violations(container: Element): Promise<readonly string[]> {
  const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
}
