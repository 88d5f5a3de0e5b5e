// A table of rows; cells are text, elements, or a text with the class of a state.

import { element } from '../dom.js';

export function table(columns, rows) {
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      { class: 'rows' },
      element('thead', {}, element('tr', {}, ...columns.map((text) => element('th', { text, scope: 'col' })))),
      element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map(cell)))),
    ),
  );
}

function cell(content) {
  if (content instanceof Node) {
    return element('td', {}, content);
  }
  if (content && content.state) {
    return element('td', { class: content.state, text: content.text || content.state });
  }
  return element('td', { text: content === null || content === undefined ? '\u2013' : String(content) });
}

export function state(text, message) {
  return { state: text, text: message ? `${text}: ${message}` : text };
}

export function short(id) {
  return id ? id.slice(0, 8) : '\u2013';
}

export function moment(time) {
  return time ? time.replace('T', ' ').replace(/\.\d+Z|Z/, '') : '\u2013';
}

export function card(title, ...children) {
  return element('section', { class: 'card', 'aria-label': title }, element('header', {}, element('h2', { text: title })), ...children);
}
