import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { browserTimer, createDigitGuard } from './keys.ts';

/**
 * Single keys of a group of choices: digits "0" to "9", letters "a" to "z", "enter". They act while the focus is in the group and in
 * none of its fields; a run of digits is somebody typing a number in the wrong place, and chooses nothing.
 */
export function useChoiceKeys(choose: (key: string) => void): RefObject<HTMLDivElement | null> {
  const group = useRef<HTMLDivElement>(null);
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    const element = group.current;
    const digits = createDigitGuard((digit) => latest.current(String(digit)), browserTimer, 9);
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return;
      const target = event.target as HTMLElement;
      if (/^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)) return;
      const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
      const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
      if (digit !== undefined) digits.press(Number(digit));
      else if (letter !== undefined) latest.current(letter.toLowerCase());
      else if ((event.code === 'Enter' || event.code === 'NumpadEnter') && target.closest('button, summary') === null) latest.current('enter');
    };
    element?.addEventListener('keydown', onKey);
    return () => {
      digits.stop();
      element?.removeEventListener('keydown', onKey);
    };
  }, []);
  return group;
}

/** The key that chooses, before the words. */
export function ChoiceKey({ children }: { readonly children: ReactNode }) {
  return <kbd aria-hidden="true" className="mr-1 hidden font-sans text-xs text-quiet min-[340px]:inline">{children}</kbd>;
}
