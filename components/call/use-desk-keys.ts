import { useEffect } from 'react';
import { CUSTOMER_TYPES } from '../../domain/customer-type.ts';
import { dueStepOf, flowOf, progressOf } from './flows.ts';
import { browserTimer, createDigitGuard, deskAction, ownsKey } from './keys.ts';
import { openQuestion } from './open-question.ts';
import { useDesk } from './use-desk.ts';

/** Single keys of the desk, while no text field has the focus. Can be switched off (WCAG 2.1.4). */
export function useDeskKeys(enabled: boolean, focusNote: () => void): void {
  const { desk, actions } = useDesk();
  useEffect(() => {
    if (!enabled) return undefined;
    const digits = createDigitGuard((index) => void actions.setType(CUSTOMER_TYPES[index - 1] ?? 'unknown'), browserTimer);
    const { store, services } = desk;

    const dueStep = () => {
      const { call } = store.getState();
      const { library } = services;
      const flow = flowOf(library, call);
      return dueStepOf(flow, progressOf(call, flow));
    };
    const answer = (is: boolean): void => {
      const { call } = store.getState();
      const { library } = services;
      const question = openQuestion(flowOf(library, call), call);
      if (question) void actions.setFact(question.fact, is);
    };
    const run: Record<string, () => void> = {
      said: () => void actions.said(),
      tick: () => { const due = dueStep(); if (due) void actions.tick(due.id, {}); },
      skip: () => { if (dueStep()) store.setState({ overlay: 'skip' }); },
      back: () => void actions.back(),
      next: () => actions.moveFocus(1),
      previous: () => actions.moveFocus(-1),
      copy: () => void actions.copyLine(),
      insert: () => void actions.insertLine(),
      search: () => store.setState({ overlay: 'search' }),
      objections: () => store.setState({ overlay: 'objections' }),
      note: focusNote,
      'wrap-up': () => { if (store.getState().call) store.setState({ overlay: 'wrap-up' }); },
      edit: () => { if (store.getState().shown.lines.length > 0) store.setState({ overlay: 'edit-line' }); },
      promises: () => { if (services.promises) store.setState({ overlay: 'promises' }); },
      proposal: () => void actions.takeProposal(),
      newer: () => actions.showNewer(),
      matter: () => { if (store.getState().call) store.setState({ overlay: 'scenario' }); },
      yes: () => answer(true),
      no: () => answer(false),
      keys: () => store.setState({ overlay: 'keys' }),
      escape: () => { if (store.getState().overlay) store.setState({ overlay: null }); else if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); },
    };

    const onKey = (event: KeyboardEvent): void => {
      if (ownsKey(event.target, event)) return;
      const anyDigit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code);
      if (anyDigit && !event.isComposing && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
        digits.press(Number(anyDigit[1]));
        return;
      }
      const action = deskAction(event);
      if (!action || action.do === 'type') return;
      if (store.getState().overlay && action.do !== 'escape') return;
      event.preventDefault();
      run[action.do]?.();
    };
    // Who pressed with the mouse goes on with the keys of the desk: Enter then says the line, it does not press the same button again.
    const onClick = (event: MouseEvent): void => {
      const pressed = event.detail > 0 ? (event.target as Element).closest<HTMLElement>('button, summary') : null;
      if (pressed !== null && pressed === document.activeElement && pressed.closest('dialog, [role="menu"]') === null) pressed.blur();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('click', onClick);
    return () => {
      digits.stop();
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('click', onClick);
    };
  }, [enabled, desk, actions, focusNote]);
}
