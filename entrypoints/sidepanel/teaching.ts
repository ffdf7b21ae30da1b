import type { TeachServices } from '../../components/call/teach-services.ts';
import type { TeachClient } from '../../crm-page/mapping/teach-client.ts';
import { readMappingFile, writeMappingFile, type SiteMapping } from '../../domain/mapping-exchange.ts';
import type { PageMapping } from '../../domain/page-mapping.ts';
import { pageMapping } from '../../domain/page-mapping.schema.ts';
import { succeed } from '../../domain/result.ts';
import type { MappingRepository } from '../../storage/repositories/mapping-repository.ts';

/** A row that no longer fits its schema is left alone and not used. */
const usable = (rows: readonly { readonly origin: string; readonly mapping: unknown }[]): SiteMapping[] =>
  rows.flatMap(({ origin, mapping }) => {
    const parsed = pageMapping.safeParse(mapping);
    return parsed.success ? [{ origin, mapping: parsed.data }] : [];
  });

/** What is taught for a site, as stored on this machine. */
export const taughtFor = (mappings: MappingRepository) => async (origin: string): Promise<readonly PageMapping[]> => {
  const rows = await mappings.ofOrigin(origin);
  return rows.ok ? usable(rows.value).map(({ mapping }) => mapping) : [];
};

export function createTeachServices(mappings: MappingRepository, client: TeachClient): TeachServices {
  const save = async (origin: string, mapping: PageMapping): Promise<boolean> => (await mappings.save({ id: mapping.id, origin, mapping })).ok;
  return {
    client,
    of: taughtFor(mappings),
    save,
    remove: async (id) => void (await mappings.remove(id)),
    async exportAll() {
      const rows = await mappings.all();
      if (!rows.ok) return;
      const href = URL.createObjectURL(new Blob([writeMappingFile(usable(rows.value))], { type: 'application/json' }));
      Object.assign(document.createElement('a'), { href, download: 'aside-fields.json' }).click();
      URL.revokeObjectURL(href);
    },
    async importText(text) {
      const read = readMappingFile(text);
      if (!read.ok) return read;
      for (const { origin, mapping } of read.value) await save(origin, mapping);
      return succeed(read.value.length);
    },
  };
}
