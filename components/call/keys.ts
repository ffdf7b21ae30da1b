/** What a single key does on the desk when no text field has the focus. */
export type DeskAction =
  | { readonly do: 'type'; readonly index: 0 | 1 | 2 | 3 | 4 }
  | { readonly do: 'said' | 'tick' | 'skip' | 'back' | 'next' | 'previous' | 'copy' | 'insert' | 'search' | 'objections' | 'note' | 'wrap-up' | 'proposal' | 'newer' | 'promises' | 'edit' | 'matter' | 'yes' | 'no' | 'keys' | 'escape' };

/** The part of a keyboard event that decides; a plain object in tests. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/** By physical key: under a Chinese input method `/` types 、 and letters start a composition. */
const BY_CODE: Readonly<Record<string, DeskAction['do']>> = {
  Enter: 'said', NumpadEnter: 'said', Space: 'tick', KeyS: 'skip', KeyB: 'back', KeyJ: 'next', ArrowDown: 'next',
  KeyK: 'previous', ArrowUp: 'previous', KeyC: 'copy', KeyI: 'insert', Slash: 'search', KeyO: 'objections', KeyN: 'note', KeyW: 'wrap-up', KeyF: 'proposal', KeyR: 'newer', KeyP: 'promises', KeyE: 'edit', KeyM: 'matter', KeyY: 'yes', KeyX: 'no', Escape: 'escape',
};

/**
 * The action of a key press, or null. Every key is ignored while an input method composes (`isComposing`, or keyCode 229, which
 * some input methods send instead), with a modifier held, and when it repeats.
 */
export function deskAction(press: KeyPress): DeskAction | null {
  if (press.isComposing || press.keyCode === 229 || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (press.shiftKey) return press.code === 'Slash' ? { do: 'keys' } : null;
  const digit = /^(?:Digit|Numpad)([0-4])$/u.exec(press.code);
  if (digit) return { do: 'type', index: Number(digit[1]) as 0 | 1 | 2 | 3 | 4 };
  const name = BY_CODE[press.code];
  return name && name !== 'type' ? ({ do: name } as DeskAction) : null;
}

/** Does the element take the key itself? Text fields take all; buttons and links take Enter and Space. */
export function ownsKey(target: EventTarget | null, press: Pick<KeyPress, 'code'>): boolean {
  const element = target as HTMLElement | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(element.tagName)) return press.code !== 'Escape';
  const activates = press.code === 'Enter' || press.code === 'Space' || press.code === 'NumpadEnter';
  if (activates && element.closest('button, a[href], [role="button"], summary, [role="menuitem"]')) return true;
  return element.closest('dialog, [role="menu"]') !== null && press.code !== 'Escape';
}

/** Longest pause between digits that still counts as somebody typing a number, in milliseconds. */
export const DIGIT_RUN_MS = 300;

export interface DigitTimer {
  set(run: () => void, ms: number): number;
  clear(id: number): void;
  now(): number;
}

export const browserTimer: DigitTimer = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (id) => window.clearTimeout(id),
  now: () => performance.now(),
};

/**
 * Lets a digit through only when it stands alone: held for `DIGIT_RUN_MS`, dropped when another digit comes before or has just
 * come. Four digits in a row are a card number typed in the wrong place, and change nothing.
 */
export function createDigitGuard(act: (digit: number) => void, timer: DigitTimer, highest = 4) {
  let waiting: number | null = null;
  let lastDigitAt = Number.NEGATIVE_INFINITY;
  return {
    /** Any digit key, 0 to 9: those that mean nothing here still belong to a number. */
    press(digit: number): void {
      const now = timer.now();
      const alone = now - lastDigitAt > DIGIT_RUN_MS;
      lastDigitAt = now;
      if (waiting !== null) timer.clear(waiting);
      waiting = null;
      if (!alone || digit > highest) return;
      waiting = timer.set(() => {
        waiting = null;
        act(digit);
      }, DIGIT_RUN_MS);
    },
    stop(): void {
      if (waiting !== null) timer.clear(waiting);
    },
  };
}
