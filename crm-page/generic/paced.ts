/** Goes through a list; yields before every `step` entries, so that the page has its turn however long the list is. */
export function* paced<T>(list: readonly T[], each: (one: T) => void, step = 64): Generator<void> {
  for (let i = 0; i < list.length; i += 1) {
    if (i % step === 0) yield;
    each(list[i]!);
  }
}
