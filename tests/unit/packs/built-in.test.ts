import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JURISDICTIONS, LOCALES } from '../../../domain/language.ts';
import { BUILT_IN_PACKS, loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { coverageOf } from '../../../scripts-library/packs/coverage.ts';
import { inspectRecords, loadPack } from '../../../scripts-library/packs/load-pack.ts';
import { buildLibrary } from '../../../scripts-library/packs/library.ts';
import { isKnownPlaceholder } from '../../../scripts-library/placeholders/index.ts';
import { PACKS_FOLDER, packFolders, readPackSources } from '../../../scripts/pack-sources.ts';

/** Numbers, bodies and limits that belong to one jurisdiction alone (domain notes, section 0). */
const ONLY_IN = {
  CN: [/12378/, /96110/, /十五日|15\s*日/, /五十万|50\s*万|RMB\s*500,000|CNY\s*500,000/, /双录|雙錄/, /人民银行|國家金融監督|国家金融监督|NFRA/],
  TW: [/評議|评议中心/, /0800-?789-?885/, /(?<!\d)1998(?!\d)/, /(?<!\d)165(?!\d)/, /金管會|金管会/, /300\s*萬|三百萬|NT\$|新臺幣|新台幣/, /聯徵/],
} as const;

describe('every built-in pack', () => {
  it('is listed: each folder with a manifest is shipped', () => {
    expect(BUILT_IN_PACKS.map((pack) => pack.id).sort()).toEqual(packFolders());
  });

  it('exists for each language and jurisdiction a person may choose, under that jurisdiction', async () => {
    for (const jurisdiction of JURISDICTIONS) {
      for (const locale of LOCALES) expect((await loadBuiltInPack(locale, jurisdiction)).manifest.jurisdiction).toBe(jurisdiction);
    }
    expect((await loadBuiltInPack('zh-CN', 'CN')).manifest.id).toBe('cn-zh-CN');
    expect((await loadBuiltInPack('zh-TW', 'TW')).manifest.id).toBe('tw-zh-TW');
  });

  it.each(packFolders())('%s validates, has its hash, and is in step with its sources', async (folder) => {
    const merged = JSON.parse(readFileSync(join(PACKS_FOLDER, `${folder}.pack.json`), 'utf8')) as { manifest: unknown; records: unknown };
    const sources = readPackSources(folder);
    expect(merged).toEqual({ manifest: sources.manifest, records: inspectRecords(sources.records).valid });
    const loaded = await loadPack(merged.manifest, merged.records);
    expect(loaded.ok ? 'loaded' : loaded.failure).toBe('loaded');
  });
});

describe.each(BUILT_IN_PACKS)('the content of $id', ({ locale, jurisdiction }) => {
  it('has every scenario, stage and type, all SOPs and all product families', async () => {
    const { records } = await loadBuiltInPack(locale, jurisdiction);
    expect(coverageOf(buildLibrary(records)).holes).toEqual([]);
  });

  it('names no number, body or limit of the other jurisdiction', async () => {
    const { records } = await loadBuiltInPack(locale, jurisdiction);
    const foreign = ONLY_IN[jurisdiction === 'CN' ? 'TW' : 'CN'];
    const hits = records.flatMap((record) => foreign.filter((pattern) => pattern.test(JSON.stringify({ ...record, reviewNumber: null, sources: [] }))).map((pattern) => `${record.id} ${pattern}`));
    expect(hits).toEqual([]);
  });

  it('writes only known placeholders, states proposals as settings and only regulation without one', async () => {
    const library = buildLibrary((await loadBuiltInPack(locale, jurisdiction)).records);
    const names = library.scripts.flatMap((script) => [...JSON.stringify(script.variants).matchAll(/\{\{([a-z][\w.]*)/g)].map((match) => match[1]!));
    expect([...new Set(names)].filter((name) => !isKnownPlaceholder(name))).toEqual([]);
    const limits = library.flows.flatMap((flow) => flow.steps.flatMap((step) => (step.limit ? [{ at: `${flow.id} ${step.id}`, ...step.limit }] : [])));
    expect(limits.length).toBeGreaterThan(10);
    expect(limits.filter((limit) => limit.basis === 'proposal' && limit.setting === undefined).map((limit) => limit.at)).toEqual([]);
  });

  it('gives each placeholder that may be missing a spoken fallback', async () => {
    // A bank's settings need none: a script whose setting is empty cannot be published.
    const always = /^(?:clock|agent|bank)\./;
    const library = buildLibrary((await loadBuiltInPack(locale, jurisdiction)).records);
    const bare = library.scripts.flatMap((script) => {
      const used = [...JSON.stringify(script.variants).matchAll(/\{\{([a-z][\w.]*)\}\}/g)].map((match) => match[1]!);
      return [...new Set(used)].filter((name) => !always.test(name) && script.fallbacks[name] === undefined).map((name) => `${script.id} ${name}`);
    });
    expect(bare).toEqual([]);
  });
});
