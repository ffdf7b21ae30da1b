import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { Pack } from '../schema/index.ts';

interface BuiltInPack {
  readonly id: string;
  readonly locale: Locale;
  readonly jurisdiction: Jurisdiction;
  readonly load: () => Promise<unknown>;
}

/** One chunk a pack: the panel fetches only the pack of its language and jurisdiction. */
export const BUILT_IN_PACKS: readonly BuiltInPack[] = [
  { id: 'cn-zh-CN', locale: 'zh-CN', jurisdiction: 'CN', load: async () => (await import('./cn-zh-CN.pack.json')).default },
  { id: 'cn-en', locale: 'en', jurisdiction: 'CN', load: async () => (await import('./cn-en.pack.json')).default },
  { id: 'tw-zh-TW', locale: 'zh-TW', jurisdiction: 'TW', load: async () => (await import('./tw-zh-TW.pack.json')).default },
];

/**
 * The pack shipped for a language under a jurisdiction. Where none exists for the pair, the jurisdiction wins: rules of
 * another jurisdiction would be wrong, another language is only foreign. Throws when a jurisdiction has no pack at all,
 * which a test excludes. The content is checked at build time (`npm run packs`); `loadPack` checks it again where wanted.
 */
export async function loadBuiltInPack(locale: Locale, jurisdiction: Jurisdiction): Promise<Pack> {
  const ofJurisdiction = BUILT_IN_PACKS.filter((pack) => pack.jurisdiction === jurisdiction);
  const chosen = ofJurisdiction.find((pack) => pack.locale === locale) ?? ofJurisdiction[0];
  if (!chosen) throw new Error(`no built-in pack for ${jurisdiction}`);
  return (await chosen.load()) as Pack;
}
