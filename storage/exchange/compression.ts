import { fail, succeed, type Result } from '../../domain/result.ts';

export { deflate } from '../blocks/deflate.ts';

/** Opens raw DEFLATE of exactly `length` bytes; stops as soon as there are more, so that a small file cannot fill the memory. */
export async function inflateExactly(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<Result<Uint8Array<ArrayBuffer>, { readonly code: 'exchange.altered' }>> {
  try {
    const stream = new DecompressionStream('deflate-raw');
    const writer = stream.writable.getWriter();
    // What it refuses is said by the reading end.
    void writer.write(bytes).catch(() => {});
    void writer.close().catch(() => {});
    const reader = stream.readable.getReader();
    const whole = new Uint8Array(length);
    let at = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return at === length ? succeed(whole) : fail({ code: 'exchange.altered' });
      if (at + value.length > length) {
        await reader.cancel();
        return fail({ code: 'exchange.altered' });
      }
      whole.set(value, at);
      at += value.length;
    }
  } catch {
    return fail({ code: 'exchange.altered' });
  }
}
