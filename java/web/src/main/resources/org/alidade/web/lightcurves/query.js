// The condition that chooses objects: checked while it is written, remembered, completed.

import { Channel, get, words } from './api.js';
import { button, card } from './controls.js';
import { model } from './selection.js';
import { byId, element } from '../dom.js';
import { toast } from './toast.js';

const HISTORY = 'alidade.lightcurves.history';
const MOST = 20;
const CHECK_MILLIS = 200;

function remembered() {
  try {
    const list = JSON.parse(localStorage.getItem(HISTORY) || '[]');
    return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

function remember(query) {
  const list = [query, ...remembered().filter((entry) => entry !== query && /[><=]|in/.test(entry))].slice(0, MOST);
  localStorage.setItem(HISTORY, JSON.stringify(list));
  return list;
}

export function createQuery() {
  const text = element('textarea', { id: 'query', rows: 2, required: true, spellcheck: 'false', 'aria-label': 'Object Query Filter', 'aria-describedby': 'query-message' });
  const message = element('p', { id: 'query-message', class: 'message', role: 'status' });
  const history = element('select', { 'aria-label': 'Earlier queries' });
  const columns = element('select', { 'aria-label': 'Insert a column' });
  const update = button('Update Table', () => run(), { id: 'update-table', class: 'primary' });
  const random = button('Random 5 Objects', () => chooseRandom());
  const checks = new Channel();
  const runs = new Channel();
  let timer = 0;

  function say(state, words_) {
    text.className = state;
    message.className = `message ${state}`;
    message.textContent = words_;
    update.disabled = state === 'invalid' || state === 'hint';
  }

  async function check() {
    if (!model.store) {
      say('doubtful', 'No storage is loaded');
      return;
    }
    const { result, failure } = await checks.run((signal) => get('objects/check', { query: text.value }, signal));
    if (result) {
      const place = result.position >= 0 && result.state === 'invalid' ? ` (at character ${result.position + 1})` : '';
      say(result.state, result.message + place);
    } else if (failure) {
      say('doubtful', words(failure));
    }
  }

  async function run(keep = []) {
    const query = text.value;
    const { result, failure } = await runs.run((signal) => get('objects/keys', { query }, signal));
    if (result) {
      if (result.total > 0) {
        showHistory(remember(query));
      }
      model.list(query, result.keys, keep);
    } else if (failure) {
      toast(words(failure), 'bad');
      model.list(query, []);
    }
  }

  async function chooseRandom() {
    const { result } = await runs.run((signal) => get('objects/keys', { query: 'object_id >= 0' }, signal));
    if (result) {
      const pool = result.keys;
      const chosen = new Set();
      while (chosen.size < Math.min(5, pool.length)) {
        chosen.add(pool[Math.floor(Math.random() * pool.length)]);
      }
      use(model.condition([...chosen]), [...chosen]);
    }
  }

  function use(query, keep = []) {
    text.value = query;
    check();
    run(keep);
  }

  function showHistory(list) {
    history.replaceChildren(
      element('option', { value: '', text: 'History' }),
      ...list.map((entry) => element('option', { value: entry, text: entry })),
    );
  }

  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, CHECK_MILLIS);
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      run();
    }
  });
  history.addEventListener('change', () => history.value && use(history.value));
  columns.addEventListener('change', () => {
    text.setRangeText(columns.value, text.selectionStart, text.selectionEnd, 'end');
    columns.value = '';
    text.focus();
    check();
  });
  model.condition = (keys) => {
    const numbers = keys.length > 0 && /^-?\d+$/.test(keys[0]);
    return `object in [${keys.map((key) => (numbers && /^-?\d+$/.test(key) ? key : JSON.stringify(key))).join(', ')}]`;
  };
  model.on('query', ({ query, keep }) => use(query, keep));
  function showColumns() {
    const names = model.store.objectColumns.map((column) => column.name).filter((name) => name !== 'object').sort();
    columns.replaceChildren(
      element('option', { value: '', text: 'Columns' }),
      ...['object', ...names].map((name) => element('option', { value: /^\w+$/.test(name) ? name : `\`${name}\``, text: name })),
    );
  }

  let first = '';
  model.on('store', () => {
    showColumns();
    showHistory(remembered());
    first = model.store.query;
    use(first);
  });
  model.on('columns', () => {
    showColumns();
    if (text.value === first && model.query === first) {
      first = model.store.query;
      use(first, model.selected);
    }
  });

  return card('Object Query Filter', text, message, element('div', { class: 'controls' }, update, random, history, columns));
}

export function showTab(name) {
  byId(`tab-${name}`).click();
}
