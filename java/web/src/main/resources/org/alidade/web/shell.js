// What all pages have in their heading: the choice of light or dark, and the keys of the page.

import { element } from './dom.js';
import { nextShade, shade } from './theme.js';

const SIGNS = { system: '\u25d0', light: '\u2600', dark: '\u263e' };
const WORDS = { system: 'as the system', light: 'light', dark: 'dark' };
const COMMON = [
  ['Tab', 'next control'],
  ['d', 'light, dark, or as the system has it'],
  ['h', 'back to the list'],
  ['?', 'these keys'],
];

function sheet(own) {
  const rows = [...own, ...COMMON].map(([key, text]) =>
    element('tr', {}, element('td', {}, ...key.split(' ').map((part) => element('kbd', { text: part }))), element('td', { text })),
  );
  const close = element('button', { type: 'button', text: 'Close' });
  const dialog = element('dialog', { class: 'sheet', id: 'keys', 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title', text: 'Keys of this page' }),
    element('table', {}, element('tbody', {}, ...rows)),
    close);
  close.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

function shadeButton() {
  const button = element('button', { type: 'button', id: 'shade' });
  const show = () => {
    button.textContent = SIGNS[shade()];
    button.title = `Colours: ${WORDS[shade()]}`;
    button.setAttribute('aria-label', `Colours: ${WORDS[shade()]}. Press to change`);
  };
  button.addEventListener('click', () => {
    nextShade();
    show();
  });
  show();
  return button;
}

// Whether a key goes to a field, or to a dialog that is open.
export function isWriting(event) {
  const field = event.target.matches?.('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=range])');
  return field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null;
}

// Puts the tools into the heading; the page names the keys that it has besides.
export function shell(own = []) {
  const dialog = sheet(own);
  const shades = shadeButton();
  const help = element('button', { type: 'button', id: 'help', text: '?', title: 'Keys of this page', 'aria-label': 'Keys of this page', onclick: () => dialog.showModal() });
  document.querySelector('.top').append(element('div', { class: 'tools' }, shades, help));
  document.addEventListener('keydown', (event) => {
    if (isWriting(event) || event.defaultPrevented) {
      return;
    }
    const home = document.querySelector('a.crumb');
    if (event.key === '?') {
      dialog.showModal();
    } else if (event.key === 'd') {
      shades.click();
    } else if (event.key === 'h' && home && location.pathname !== '/') {
      home.click();
    } else {
      return;
    }
    event.preventDefault();
  });
}
