import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SETTINGS, RETENTION_KINDS, type Settings } from '../../../domain/settings.ts';
import { readSetting, readSettings } from '../../../storage/settings.ts';

const days = z.number().int().min(1).max(36525);
const label = z.string().trim().min(1).max(46);

/** What settings may be, said a second time and by a library: the reader by hand is held to it. */
const MAY_BE = {
  interfaceLocale: z.enum(['zh-CN', 'zh-TW', 'en', 'browser']),
  scriptLocale: z.enum(['zh-CN', 'zh-TW', 'en']),
  jurisdiction: z.enum(['CN', 'TW']),
  timeZone: z.enum(['Asia/Shanghai', 'Asia/Taipei', 'UTC']),
  agent: z.object({ name: z.string().max(40), number: z.string().max(20), role: z.enum(['agent', 'trainer', 'supervisor']) }),
  bank: z.record(z.string(), z.string().max(500)),
  pageLabels: z.record(z.string().regex(/^(?:[a-z][a-z0-9_]{1,40}|_|!(?:person|others|agent|ads|account))$/u), z.array(label).min(1).max(60)),
  desk: z.object({ singleKeys: z.boolean(), typeGlyphsOnly: z.boolean(), maskAgainAfterSeconds: z.number().int().min(5).max(3600) }),
  retentionDays: z.record(z.enum(RETENTION_KINDS), days),
  lockAfterIdleMinutes: z.number().int().min(1).max(240),
} as const satisfies Record<keyof Settings, z.ZodType>;

const KEYS = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
const word = fc.oneof(fc.constantFrom('zh-CN', 'CN', 'browser', 'UTC', 'agent', 'Mars/Base', '', ' 卡号 '), fc.string({ maxLength: 60 }), fc.string({ minLength: 495, maxLength: 505 }));
const odd = fc.oneof(word, fc.constantFrom(null, undefined, true, Number.NaN, 0, 1, 4, 5, 240, 241, 3600, 3601, 36525, 36526, 1.5, [], {}), fc.constant(new Date(0)), fc.dictionary(word, word));
const field = fc.constantFrom('name', 'number', 'role', 'singleKeys', 'typeGlyphsOnly', 'maskAgainAfterSeconds', ...RETENTION_KINDS, 'phone', '!person', 'Loan Stage', 'of a newer version');
const nearly = fc.tuple(fc.constantFrom(...KEYS), field, fc.oneof(odd, fc.array(odd, { maxLength: 3 }))).map(([key, name, value]) => ({ key, value: { ...(DEFAULT_SETTINGS[key] as object), [name]: value } as unknown }));
const anything = fc.record({ key: fc.constantFrom(...KEYS), value: fc.oneof(odd, fc.array(odd, { maxLength: 3 }), fc.dictionary(field, odd)) });

describe('a setting', () => {
  it('is taken over where a schema would take it over, and as the schema would', () => {
    fc.assert(fc.property(fc.oneof(nearly, anything), ({ key, value }) => {
      const parsed = MAY_BE[key].safeParse(value);
      const read = readSetting(key, value);
      // Time zones are the runtime's to know; the schema above names three of them.
      if (key === 'timeZone' && read !== undefined && !parsed.success) return;
      expect(read).toEqual(parsed.success ? parsed.data : undefined);
    }), { numRuns: 2_000 });
  });

  it('that is damaged takes no other along, and what only a newer version knows is dropped', () => {
    const agent = { name: '陈芳', number: '8001', role: 'agent', badge: 7 };
    expect(readSettings({ jurisdiction: 'TW', timeZone: 'Mars/Base', agent, lockAfterIdleMinutes: 0, retentionDays: { call: 30 }, novelty: true }))
      .toEqual({ ...DEFAULT_SETTINGS, jurisdiction: 'TW', agent: { name: '陈芳', number: '8001', role: 'agent' } });
  });
});
