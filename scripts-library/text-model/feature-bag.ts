/** One row for a model: distinct buckets in rising order with their values. */
export interface FeatureVector {
  readonly buckets: Int32Array;
  readonly values: Float64Array;
}

/** Where in the caller's texts a feature came from: `source` is the caller's number for the text. */
export interface FeatureOrigin {
  readonly source: number;
  readonly start: number;
  readonly end: number;
}

/** Collects named features into 2^bits buckets. A feature's value is the greatest one added, so repetition does not count twice. */
export interface FeatureBag {
  add(name: string, value: number, origin?: FeatureOrigin): void;
  toVector(): FeatureVector;
  /** Where each bucket was seen; empty for features that were added without an origin. */
  origins(bucket: number): readonly FeatureOrigin[];
  bucketOf(name: string): number;
}

export function createFeatureBag(bits: number): FeatureBag {
  const values = new Map<number, number>();
  const seen = new Map<number, FeatureOrigin[]>();
  const mask = 2 ** bits - 1;
  let made: FeatureVector | null = null;
  return {
    add(name, value, origin) {
      made = null;
      const bucket = hashName(name) & mask;
      const known = values.get(bucket);
      if (known === undefined || Math.abs(value) > Math.abs(known)) values.set(bucket, value);
      if (origin === undefined) return;
      const list = seen.get(bucket);
      if (list === undefined) seen.set(bucket, [origin]);
      else list.push(origin);
    },
    toVector() {
      if (made !== null) return made;
      const buckets = Int32Array.from(values.keys()).sort();
      made = { buckets, values: Float64Array.from(buckets, (bucket) => values.get(bucket) ?? 0) };
      return made;
    },
    origins: (bucket) => seen.get(bucket) ?? [],
    bucketOf: (name) => hashName(name) & mask,
  };
}

/** Scales a row to length 1, so that a long text does not shout. */
export function toUnitLength(vector: FeatureVector): FeatureVector {
  let sum = 0;
  for (const value of vector.values) sum += value * value;
  if (sum === 0) return vector;
  const scale = 1 / Math.sqrt(sum);
  return { buckets: vector.buckets, values: vector.values.map((value) => value * scale) };
}

/** FNV-1a over UTF-16 units with a final mix: the same bucket on every machine. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  return hash >>> 0;
}
