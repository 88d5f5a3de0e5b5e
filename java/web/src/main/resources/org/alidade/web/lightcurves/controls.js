// Small pieces that the panels are made of.

import { element } from '../dom.js';

export function card(title, ...content) {
  return element('section', { class: 'card', 'aria-label': title }, element('header', {}, element('h2', { text: title })), ...content);
}

export function button(text, onclick, attributes = {}) {
  return element('button', { type: 'button', text, onclick, ...attributes });
}

export function labeled(text, control, className = '') {
  return element('label', { class: `field ${className}` }, element('span', { text }), control);
}

export function numberBox(label, value, min, max, step, onchange) {
  const box = element('input', { type: 'number', value, min, max, step, 'aria-label': label });
  box.addEventListener('change', () => {
    const given = Number(box.value);
    const kept = box.value === '' || !Number.isFinite(given) ? value : Math.min(max, Math.max(min, given));
    box.value = kept;
    onchange(kept);
  });
  return box;
}

export function switchBox(label, on, onchange) {
  const box = element('input', { type: 'checkbox', role: 'switch', checked: on });
  box.addEventListener('change', () => onchange(box.checked));
  const root = element('label', { class: 'switch' }, box, element('span', { text: label }));
  return { root, box };
}

export function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, text]) => element('option', { value, text, selected: value === chosen })));
  select.value = chosen;
}

export function select(label, entries, chosen, onchange) {
  const made = element('select', { 'aria-label': label });
  options(made, entries, chosen);
  made.addEventListener('change', () => onchange(made.value));
  return made;
}

// A list of check boxes with a search field above.
export function multiSelect(label, onchange) {
  const search = element('input', { type: 'search', placeholder: 'Search', 'aria-label': `Search ${label}` });
  const list = element('div', { class: 'choices', role: 'group', 'aria-label': label });
  let boxes = [];
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase();
    boxes.forEach(({ key, root }) => {
      root.hidden = !key.toLowerCase().includes(wanted);
    });
  });
  function show(keys, chosen) {
    search.hidden = keys.length < 6;
    boxes = keys.map((key) => {
      const box = element('input', { type: 'checkbox', value: key, checked: chosen.includes(key) });
      box.addEventListener('change', () => onchange(boxes.filter((b) => b.box.checked).map((b) => b.key)));
      return { key, box, root: element('label', {}, box, element('span', { text: key })) };
    });
    list.replaceChildren(...boxes.map((b) => b.root));
  }
  return { root: element('div', { class: 'multi' }, search, list), show };
}

// Two handles on one line.
export function rangeSlider(label, min, max, step, values, onchange) {
  const boxes = values.map((value, i) =>
    element('input', { type: 'range', min, max, step, value, 'aria-label': `${label}, ${i === 0 ? 'from' : 'to'}` }),
  );
  const text = element('output', {});
  const gap = Number(step);
  const read = () => boxes.map((box) => Number(box.value));
  function set(next) {
    boxes.forEach((box, i) => {
      box.value = next[i];
    });
    text.textContent = `${next[0]} \u2013 ${next[1]}`;
  }
  boxes.forEach((box, i) => {
    box.addEventListener('input', () => {
      const [from, to] = read();
      if (from > to - gap) {
        box.value = i === 0 ? to - gap : from + gap;
      }
      set(onchange(read(), i) || read());
    });
  });
  set(values);
  const root = element('div', { class: 'range', role: 'group', 'aria-label': label }, ...boxes, text);
  return { root, boxes, set, read, text };
}

export function mjdDate(mjd) {
  return new Date((mjd - 40587) * 86400000);
}
