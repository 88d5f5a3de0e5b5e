// The dialog that opens another store.

import { Channel, get, post, words } from './api.js';
import { button, labeled, options, select } from './controls.js';
import { model } from './selection.js';
import { byId, element } from '../dom.js';
import { toast } from './toast.js';

const PATH = 'alidade.lightcurves.path';
const CHECK_MILLIS = 200;
const POLL_MILLIS = 120;

export function createLoading(reload) {
  const path = element('input', { type: 'text', id: 'store-path', spellcheck: 'false', 'aria-label': 'Path of a store', 'aria-describedby': 'store-message' });
  const message = element('p', { id: 'store-message', class: 'message', role: 'status' });
  const mode = select('Mode', [], '', () => {});
  const bar = element('progress', { max: 100, value: 0, 'aria-label': 'Progress', hidden: true });
  const stage = element('p', { class: 'caption', id: 'load-stage', role: 'status' });
  const load = button('Load', () => open(), { id: 'load', class: 'primary' });
  const checks = new Channel();
  let timer = 0;

  async function check() {
    const { result, failure } = await checks.run((signal) => get('store/check', { path: path.value }, signal));
    if (!result) {
      message.textContent = failure ? words(failure) : '';
      return;
    }
    const state = { green: 'valid', yellow: 'doubtful', red: 'invalid', gray: 'hint' }[result.alert];
    path.className = state;
    message.className = `message ${state}`;
    message.textContent = result.message;
    options(mode, result.options.map((each) => [each.value, each.label]), 'read');
    mode.disabled = result.modeDisabled;
    load.disabled = result.loadDisabled;
  }

  const wait = () => new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));

  async function open() {
    load.disabled = true;
    load.classList.add('busy');
    bar.hidden = false;
    try {
      let work = await post('store/open', { path: path.value, mode: mode.value || 'read' });
      while (!work.finished) {
        bar.value = work.percent;
        stage.textContent = `${work.percent} % \u00b7 ${work.text}`;
        await wait();
        work = await get(`progress/${work.id}`);
      }
      if (work.problem) {
        throw new Error(work.problem);
      }
      localStorage.setItem(PATH, path.value);
      toast(work.text);
      await reload();
      dialog.close();
    } catch (failure) {
      bar.value = 0;
      toast(failure.message || words(failure), 'bad');
    } finally {
      stage.textContent = '';
      bar.hidden = true;
      load.disabled = false;
      load.classList.remove('busy');
    }
  }

  path.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, CHECK_MILLIS);
  });
  path.addEventListener('keydown', (event) => event.key === 'Enter' && !load.disabled && open());
  const dialog = element('dialog', { id: 'loading', 'aria-label': 'Load Storage' },
    element('h2', { text: 'Load Storage' }),
    labeled('Path', path),
    message,
    labeled('Mode', mode),
    bar,
    stage,
    element('div', { class: 'controls' }, load, button('Close', () => dialog.close())));
  document.body.append(dialog);
  byId('load-storage').addEventListener('click', () => {
    path.value = localStorage.getItem(PATH) || model.store?.path || '';
    check();
    dialog.showModal();
  });
}
