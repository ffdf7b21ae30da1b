import { fail, succeed, type Result } from './result.ts';
import type { PageMapping } from './page-mapping.ts';
import { mappingFile } from './page-mapping.schema.ts';

export interface SiteMapping {
  readonly origin: string;
  readonly mapping: PageMapping;
}

export type MappingFileFailure =
  | { readonly code: 'mapping.not-json' }
  /** `at` says where, as a person would look for it: "mappings.2.mapping.field". */
  | { readonly code: 'mapping.malformed'; readonly params: { readonly at: string } };

/** The text of a file that another machine can take in. */
export const writeMappingFile = (mappings: readonly SiteMapping[]): string =>
  `${JSON.stringify({ format: 'aside-mappings', version: 1, mappings: mappings.map(({ origin, mapping }) => ({ origin, mapping })) }, null, 2)}\n`;

export function readMappingFile(text: string): Result<readonly SiteMapping[], MappingFileFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: 'mapping.not-json' });
  }
  const parsed = mappingFile.safeParse(json);
  if (parsed.success) return succeed(parsed.data.mappings);
  return fail({ code: 'mapping.malformed', params: { at: parsed.error.issues[0]?.path.join('.') || '.' } });
}
