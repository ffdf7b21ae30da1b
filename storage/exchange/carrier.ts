import type { Result } from '../../domain/result.ts';

/** Which bundle it is: carriers know no more of it. */
export interface BundleName {
  readonly author: string;
  readonly number: number;
}

export type CarrierFailure =
  /** Permission lost: a person must grant it again. The place is gone or refuses. The bundle is not there (any more). */
  | { readonly code: 'carrier.permission' | 'carrier.unreachable' | 'carrier.missing' }
  | { readonly code: 'carrier.full' };

/** What brings bundles from machine to machine. It sees encrypted bytes, authors and numbers. */
export interface Carrier {
  /** Remembered with each bundle that was put, so that it is put once. */
  readonly name: string;
  readonly capabilities: {
    /** Bundles of others can be listed at any time; otherwise a person brings them. */
    readonly lists: boolean;
    /** Own bundles can be taken away again. */
    readonly removes: boolean;
  };
  /** Whole or not at all; putting the same bundle again changes nothing. */
  put(name: BundleName, bytes: Uint8Array<ArrayBuffer>): Promise<Result<true, CarrierFailure>>;
  /** Whole bundles with a number above the author's in `since`, by author and number. */
  list(since: ReadonlyMap<string, number>): Promise<Result<readonly BundleName[], CarrierFailure>>;
  get(name: BundleName): Promise<Result<Uint8Array<ArrayBuffer>, CarrierFailure>>;
  /** Own bundles with a smaller number: their records were sent anew. */
  remove(author: string, below: number): Promise<Result<number, CarrierFailure>>;
}
