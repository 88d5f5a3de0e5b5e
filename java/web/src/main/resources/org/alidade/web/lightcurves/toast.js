// Short notices that go away by themselves.

import { byId, element } from '../dom.js';

const SHOWN_MILLIS = 6000;

export function toast(message, kind = 'good') {
  const close = element('button', { type: 'button', text: '\u00d7', 'aria-label': 'Close this notice' });
  const made = element('div', { class: `toast ${kind}` }, element('span', { text: message }), close);
  close.addEventListener('click', () => made.remove());
  byId('toasts').append(made);
  setTimeout(() => made.remove(), SHOWN_MILLIS);
}
