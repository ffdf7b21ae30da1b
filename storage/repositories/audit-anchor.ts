/** The last entry of the audit chain. */
export interface AuditEnd {
  readonly seq: number;
  readonly hash: string;
}

/** The end of the chain kept a second time, outside the database: a chain alone does not show that its last entries were cut off. */
export interface AuditAnchor {
  get(): Promise<AuditEnd | null>;
  set(end: AuditEnd): Promise<void>;
}

/** As much of `chrome.storage.local` as is used. */
interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const ITEM = 'aside.audit-end';

/** The anchor in `storage.local`, which lies in files of its own and stays when somebody clears the site's data. */
export function createAuditAnchor(local: LocalArea): AuditAnchor {
  return {
    async get() {
      const kept = (await local.get(ITEM))[ITEM] as Partial<AuditEnd> | undefined;
      return typeof kept?.seq === 'number' && typeof kept.hash === 'string' ? { seq: kept.seq, hash: kept.hash } : null;
    },
    set: (end) => local.set({ [ITEM]: end }),
  };
}
