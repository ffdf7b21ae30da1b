import { z } from 'zod';
import { flow } from './flow.ts';
import { banner, disclosure, disposition, factCard, fragment, materialList, objection, rewrite } from './reference.ts';
import { script } from './script.ts';
import { jurisdiction, locale, recordId } from './vocabulary.ts';

/** Any record of the library, told apart by `kind`. */
export const libraryRecord = z.discriminatedUnion('kind', [
  script, flow, disclosure, factCard, materialList, rewrite, disposition, objection, banner, fragment,
]);
export type LibraryRecord = z.infer<typeof libraryRecord>;

export const packManifest = z.strictObject({
  format: z.literal('aside.pack/1'),
  id: recordId,
  title: z.string().min(1),
  locale,
  jurisdiction,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().min(1),
  /** SHA-256 over the records in canonical JSON, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PackManifest = z.infer<typeof packManifest>;

export const pack = z.strictObject({ manifest: packManifest, records: z.array(libraryRecord) });
export type Pack = z.infer<typeof pack>;
