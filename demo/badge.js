import { element } from './element.js';

const twoDigits = (number) => String(number).padStart(2, '0');

/**
 * The call badge of the header ("通话中 03:21"). It counts while a call stands; `set` begins a state anew, except that
 * coming back from hold goes on counting the call.
 */
export function createBadge(words, channel) {
  let state = channel === 'chat' ? 'chatting' : 'idle';
  let since = Date.now();
  const text = element('span', { class: 'wb-tag__content' });
  const node = element('span', { class: 'wb-tag wb-tag--success', 'data-call-state': state }, text);

  const show = () => {
    const seconds = Math.floor((Date.now() - since) / 1000);
    const clock = `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
    const label = state === 'chatting' ? words.chatting : words.states[state];
    const shown = state === 'idle' || state === 'ringing' ? label : `${label} ${clock}`;
    if (text.textContent !== shown) text.textContent = shown;
    node.dataset.callState = state;
    node.className = `wb-tag wb-tag--${{ 'in-call': 'success', chatting: 'success', 'on-hold': 'warning', ringing: 'danger' }[state] ?? 'info'}`;
  };
  show();
  const ticking = setInterval(show, 1000);

  return {
    node,
    get state() {
      return state;
    },
    set(next, elapsedSeconds = 0) {
      const continues = (state === 'on-hold' && next === 'in-call') || (state === 'in-call' && next === 'on-hold');
      if (!continues) since = Date.now() - elapsedSeconds * 1000;
      state = next;
      show();
    },
    stop: () => clearInterval(ticking),
  };
}
