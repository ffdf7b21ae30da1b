import type { CustomerRecord } from '../domain/customer-record.ts';
import type { Result } from '../domain/result.ts';
import type { InsertOutcome, InsertRequest } from './protocol.ts';

/** The CRM tab the panel stands beside. */
export interface OpenPage {
  readonly tabId: number;
  readonly origin: string;
  readonly title: string;
  /** False: read by the person's gesture on this tab alone; the next tab needs another. */
  readonly granted?: boolean;
}

/** Why a page is not read: each has its own empty state in the panel. */
export type ReadFailure =
  | { readonly code: 'page.none' }
  | { readonly code: 'page.internal' }
  | { readonly code: 'page.not-granted'; readonly params: { readonly origin: string } }
  | { readonly code: 'page.unreachable' }
  | { readonly code: 'page.malformed' };

/** What the desk may ask of the page beside it. The composition root supplies it; tests supply their own. */
export interface PageClient {
  /** Reads the active tab of the panel's window, loading the reader first where the site is granted. */
  read(): Promise<Result<{ readonly page: OpenPage; readonly record: CustomerRecord }, ReadFailure>>;
  /** Inserts into the last-used editable of the active tab, after the page has been read again and compared. */
  insert(request: InsertRequest): Promise<InsertOutcome>;
  /** Asks the person for one origin. Must be called in the click. */
  grant(origin: string): Promise<boolean>;
  /** Calls back whenever the active tab, its address or its record changes. Returns the end of it. */
  watch(onRecord: (record: CustomerRecord) => void, onTabChange: () => void): () => void;
}
