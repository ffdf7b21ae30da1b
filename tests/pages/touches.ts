/**
 * Counts how often the tree is asked something from now on. Has to be called before the reader is imported, since that takes the
 * prototype's own getters: `const touches = await vi.hoisted(async () => (await import('./touches.ts')).countTouches());`.
 */
export function countTouches(): { count: number } {
  const counter = { count: 0 };
  for (const key of ['firstChild', 'nextSibling', 'parentNode', 'nodeType'] as const) {
    const own = Object.getOwnPropertyDescriptor(Node.prototype, key)!;
    Object.defineProperty(Node.prototype, key, { ...own, get(this: Node) {
      counter.count += 1;
      return own.get!.call(this) as unknown;
    } });
  }
  const { getAttribute } = Element.prototype;
  Element.prototype.getAttribute = function (key: string) {
    counter.count += 1;
    return getAttribute.call(this, key);
  };
  return counter;
}
