/** The part of `navigator.storage` that is used. */
export interface StorageManagerLike {
  estimate(): Promise<{ usage?: number; quota?: number }>;
  persisted(): Promise<boolean>;
  persist(): Promise<boolean>;
}

export interface StorageUse {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** False: the browser may clear the data when the disk runs full. */
  readonly persistent: boolean;
  /** Nine tenths are full: time to purge or to call somebody, before a write fails. */
  readonly nearlyFull: boolean;
}

const NEARLY = 0.9;

/** Asks the browser to keep the data (once granted it is not asked again), and tells how much is used. */
export async function storageUse(manager: StorageManagerLike): Promise<StorageUse> {
  const persistent = (await manager.persisted()) || (await manager.persist());
  const { usage = 0, quota = 0 } = await manager.estimate();
  return { usedBytes: usage, quotaBytes: quota, persistent, nearlyFull: quota > 0 && usage >= quota * NEARLY };
}
