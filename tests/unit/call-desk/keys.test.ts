import { describe, expect, it } from 'vitest';
import { createDigitGuard, deskAction, DIGIT_RUN_MS, type KeyPress } from '../../../components/call/keys.ts';

const press = (over: Partial<KeyPress>): KeyPress => ({ code: '', key: '', keyCode: 0, isComposing: false, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, ...over });

describe('single keys', () => {
  it('go by the physical key: under a Chinese input method the slash types 、', () => expect(deskAction(press({ code: 'Slash', key: '、' }))).toEqual({ do: 'search' }));
  it('mean nothing while an input method composes, whichever way the browser says so', () => {
    expect(deskAction(press({ code: 'KeyS', isComposing: true }))).toBeNull();
    expect(deskAction(press({ code: 'KeyS', keyCode: 229 }))).toBeNull();
  });
  it('leave the browser and the system their shortcuts', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const) expect(deskAction(press({ code: 'KeyC', [held]: true }))).toBeNull();
  });
  it('do not repeat while held down', () => expect(deskAction(press({ code: 'Enter', repeat: true }))).toBeNull());
  it('show their map with the question mark', () => expect(deskAction(press({ code: 'Slash', key: '?', shiftKey: true }))).toEqual({ do: 'keys' }));
});

/** A clock that moves only when told. */
function clock() {
  let now = 1_000;
  let next = 1;
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    timer: { set: (run: () => void, ms: number) => { waiting.set(next, { at: now + ms, run }); return next++; }, clear: (id: number) => void waiting.delete(id), now: () => now },
    pass(ms: number) {
      now += ms;
      for (const [id, one] of waiting) if (one.at <= now) { waiting.delete(id); one.run(); }
    },
  };
}

describe('digits', () => {
  it('set the type when they stand alone', () => {
    const { timer, pass } = clock();
    const acted: number[] = [];
    const guard = createDigitGuard((index) => acted.push(index), timer);
    guard.press(3);
    pass(DIGIT_RUN_MS);
    expect(acted).toEqual([3]);
  });

  it('change nothing when four come in a row: somebody types a number in the wrong place', () => {
    const { timer, pass } = clock();
    const acted: number[] = [];
    const guard = createDigitGuard((index) => acted.push(index), timer);
    for (const digit of [2, 3, 4, 1]) {
      guard.press(digit);
      pass(120);
    }
    pass(5_000);
    expect(acted).toEqual([]);
  });

  it('count digits that mean nothing here as part of a number', () => {
    const { timer, pass } = clock();
    const acted: number[] = [];
    const guard = createDigitGuard((index) => acted.push(index), timer);
    guard.press(8);
    pass(100);
    guard.press(2);
    pass(5_000);
    expect(acted).toEqual([]);
  });
});
