/** Chrome and Edge from this version on; said in the manifest too, which other Chromium browsers may not honour. */
const FLOOR = 138;

/** Is the browser named by this user-agent text too old? A browser that is not Chromium is not judged here. */
export function isTooOld(userAgent: string): boolean {
  const version = /Chrom(?:e|ium)\/(\d+)/u.exec(userAgent)?.[1];
  return version !== undefined && Number(version) < FLOOR;
}
