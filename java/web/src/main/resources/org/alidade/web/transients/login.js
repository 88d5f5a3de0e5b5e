// The dialog that asks for a key until one is right.

import { byId } from '../dom.js';
import { Refused, call } from './api.js';

export function askForKey() {
  const dialog = byId('login');
  const key = byId('key');
  const message = byId('login-message');
  message.textContent = '';
  if (!dialog.open) {
    dialog.showModal();
  }
  key.focus();
  return new Promise((resolve) => {
    const submit = async (event) => {
      event.preventDefault();
      try {
        const who = await call('POST', '/session', { key: key.value });
        dialog.removeEventListener('submit', submit);
        dialog.removeEventListener('cancel', stay);
        key.value = '';
        dialog.close();
        resolve(who);
      } catch (failure) {
        message.textContent = failure instanceof Refused ? failure.message : 'The server does not answer.';
        key.select();
      }
    };
    const stay = (event) => event.preventDefault();
    dialog.addEventListener('submit', submit);
    dialog.addEventListener('cancel', stay);
  });
}
