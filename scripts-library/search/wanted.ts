const PLACES = 2048;
const MOST = 1024;

/** Terms and groups that a query asks for, each once, with what a record gains by it. Made once, used again by every query. */
export class Wanted {
  readonly #places = new Int32Array(PLACES).fill(-1);
  readonly #numbers = new Uint32Array(MOST);
  readonly #worths = new Float64Array(MOST);
  readonly #sizes = new Float64Array(MOST);
  readonly #bits = new Uint32Array(MOST);
  readonly #slots = new Uint32Array(MOST);
  #length = 0;
  #typed = 0;

  clear(): void {
    for (let i = 0; i < this.#length; i += 1) this.#places[this.#slots[i]!] = -1;
    this.#length = 0;
    this.#typed = 0;
  }

  #slotOf(number: number): number {
    let slot = Math.imul(number, 0x9e3779b1) >>> 21;
    while (this.#places[slot] !== -1 && this.#numbers[this.#places[slot]!] !== number) slot = (slot + 1) & (PLACES - 1);
    return slot;
  }

  /** `bits`: the words it is wanted for. Wanted twice, the larger worth counts; what does not fit any more is not asked for. */
  add(number: number, worth: number, size: number, bits: number): void {
    const slot = this.#slotOf(number);
    const known = this.#places[slot]!;
    if (known >= 0) {
      if (worth > this.#worths[known]!) this.#worths[known] = worth;
      this.#bits[known]! |= bits;
      return;
    }
    if (this.#length === MOST) return;
    const at = this.#length++;
    this.#places[slot] = at;
    this.#slots[at] = slot;
    this.#numbers[at] = number;
    this.#worths[at] = worth;
    this.#sizes[at] = size;
    this.#bits[at] = bits;
  }

  /** What was wanted so far is what was typed. */
  endTyped(): void {
    this.#typed = this.#length;
  }

  worthOf(number: number): number {
    return this.#worths[this.#places[this.#slotOf(number)]!]!;
  }

  rarestFirst(take: (number: number, worth: number, bits: number, typed: boolean) => void): void {
    const order: number[] = [];
    for (let i = 0; i < this.#length; i += 1) order.push(i);
    order.sort((a, b) => this.#sizes[a]! - this.#sizes[b]!);
    for (const at of order) take(this.#numbers[at]!, this.#worths[at]!, this.#bits[at]!, at < this.#typed);
  }
}
