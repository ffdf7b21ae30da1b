import type { TeachClient } from '../../crm-page/mapping/teach-client.ts';
import type { MappingFileFailure } from '../../domain/mapping-exchange.ts';
import type { PageMapping } from '../../domain/page-mapping.ts';
import type { StorageFailure } from '../../storage/failures.ts';
import type { Result } from '../../domain/result.ts';

/** What teaching a page needs; built by the composition root over the mapping repository. */
export interface TeachServices {
  readonly client: TeachClient;
  /** What is taught for one site. */
  readonly of: (origin: string) => Promise<readonly PageMapping[]>;
  /** False when it could not be stored. */
  readonly save: (origin: string, mapping: PageMapping) => Promise<boolean>;
  readonly remove: (id: string) => Promise<void>;
  /** Offers everything taught, of all sites, as a file to keep. */
  readonly exportAll: () => Promise<void>;
  /** Takes a colleague's file in, all of it or nothing; how many fields it held. */
  readonly importText: (text: string) => Promise<Result<number, MappingFileFailure | StorageFailure>>;
}
