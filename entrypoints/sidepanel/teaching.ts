import { saveFile } from '../../components/ui/save-file.ts';
import type { TeachServices } from '../../components/call/teach-services.ts';
import type { TeachClient } from '../../crm-page/mapping/teach-client.ts';
import type { SiteMapping } from '../../domain/mapping-exchange.ts';
import type { PageMapping } from '../../domain/page-mapping.ts';
import { succeed } from '../../domain/result.ts';
import type { MappingRepository } from '../../storage/repositories/mapping-repository.ts';

/** A row that no longer fits its schema is left alone and not used. The schema is fetched where something was taught. */
async function usable(rows: readonly { readonly origin: string; readonly mapping: unknown }[]): Promise<readonly SiteMapping[]> {
  if (rows.length === 0) return [];
  const { pageMapping } = await import('../../domain/page-mapping.schema.ts');
  return rows.flatMap(({ origin, mapping }) => {
    const parsed = pageMapping.safeParse(mapping);
    return parsed.success ? [{ origin, mapping: parsed.data }] : [];
  });
}

const files = () => import('../../domain/mapping-exchange.ts');

/** What is taught for a site, as stored on this machine. */
export const taughtFor = (mappings: MappingRepository) => async (origin: string): Promise<readonly PageMapping[]> => {
  const rows = await mappings.ofOrigin(origin);
  return rows.ok ? (await usable(rows.value)).map(({ mapping }) => mapping) : [];
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
      saveFile('aside-fields.json', (await files()).writeMappingFile(await usable(rows.value)), 'application/json');
    },
    async importText(text) {
      const read = (await files()).readMappingFile(text);
      if (!read.ok) return read;
      const kept = await mappings.saveAll(read.value.map(({ origin, mapping }) => ({ id: mapping.id, origin, mapping })));
      return kept.ok ? succeed(read.value.length) : kept;
    },
  };
}
