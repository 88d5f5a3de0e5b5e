// The light-curve viewer: tabs, the store, and the left column of the Visualization tab.

import { get, words } from './lightcurves/api.js';
import { button, card, labeled, multiSelect, numberBox, options, select } from './lightcurves/controls.js';
import { createCurves } from './lightcurves/curves.js';
import { createCutouts } from './lightcurves/cutouts.js';
import { createFilters } from './lightcurves/filters.js';
import { Grid } from './lightcurves/grid.js';
import { createImage } from './lightcurves/image.js';
import { createInformation } from './lightcurves/information.js';
import { createLoading } from './lightcurves/loading.js';
import { createPeriods } from './lightcurves/periods.js';
import { createQuery } from './lightcurves/query.js';
import { createRange } from './lightcurves/range.js';
import { model, PLOTTED } from './lightcurves/selection.js';
import { createStatistics } from './lightcurves/statistics.js';
import { toast } from './lightcurves/toast.js';
import { byId, element } from './dom.js';
import { isWriting, shell } from './shell.js';

const TABS = ['viz', 'stats', 'image', 'info'];
const AGAIN_MILLIS = 3000;
const COUNT_MILLIS = 1000;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

function openTab(name) {
  for (const tab of TABS) {
    const chosen = tab === name;
    const handle = byId(`tab-${tab}`);
    handle.setAttribute('aria-selected', String(chosen));
    handle.tabIndex = chosen ? 0 : -1;
    byId(tab).hidden = !chosen;
  }
  byId(name).dispatchEvent(new Event('shown'));
  window.dispatchEvent(new Event('resize'));
}

function tabs() {
  TABS.forEach((name, i) => {
    const handle = byId(`tab-${name}`);
    handle.addEventListener('click', () => openTab(name));
    handle.addEventListener('keydown', (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by) {
        const next = TABS[(i + by + TABS.length) % TABS.length];
        openTab(next);
        byId(`tab-${next}`).focus();
      }
    });
  });
}

function createChoices() {
  const axisBox = select('X-Axis Variable', [], '', (axis) => model.set({ axis }));
  const types = multiSelect('Select Measurements', (chosen) => model.set({ types: chosen }));
  const most = numberBox('Most objects plotted', PLOTTED, 1, 100, 1, (value) => model.set({ most: value }));
  const flags = numberBox('Leave out flag bits', 0, 0, 65535, 1, (value) => model.set({ badFlags: value }));
  model.on('store', () => {
    options(axisBox, model.store.axes.map((name) => [name, name]), model.store.axis);
    types.show(model.store.types.map((type) => type.key), model.types);
  });
  return card('What is plotted',
    labeled('X-Axis Variable', axisBox),
    element('span', { class: 'soft', text: 'Select Measurements' }),
    types.root,
    createRange(),
    element('div', { class: 'fields' }, labeled('Most objects plotted', most), labeled('Leave out flag bits', flags)));
}

function createNavigator() {
  const two = (value) => (Number.isFinite(value) ? value.toFixed(2) : 'N/A');
  const grid = new Grid({
    label: 'Object Navigator',
    height: 1200,
    key: 'object',
    columns: [],
    fetch: (request) => get('objects', { ...request, query: model.query, columns: ['object', 'superstack_mag_auto', 'superstack_magerr_auto'] }),
    onSelect: (keys) => model.select(keys === 'all' ? model.keys : keys),
  });
  const columns = [
    { name: '#', label: '#', width: 58, type: 'number', filter: false },
    { name: 'object', label: 'Object', width: 96, type: 'text' },
    { name: 'superstack_mag_auto', label: 'Mag', width: 70, type: 'number', format: two },
    { name: 'superstack_magerr_auto', label: 'MagErr', width: 76, type: 'number', format: two },
  ];
  const steps = [-5, -2, -1, 1, 2, 5].map((by) =>
    button(by > 0 ? `+${by}` : `\u2212${-by}`, () => model.step(by), { 'data-step': by, title: by > 0 ? `The next ${by}` : `The ${-by} before` }),
  );
  model.on('list', () => grid.show(columns));
  model.on('selection', () => grid.mark(model.selected));
  document.addEventListener('keydown', (event) => {
    if (!isWriting(event) && !byId('viz').hidden && (event.key === 'n' || event.key === 'p')) {
      model.step(event.key === 'n' ? 1 : -1);
    }
  });
  return card('Object Navigator', element('div', { class: 'steps', role: 'group', 'aria-label': 'Steps' }, ...steps), grid.root);
}

// The server counts the valid epochs of objects after it has opened a store.
async function awaitCounts(store) {
  let newest = store;
  while (newest?.counting && model.store === store) {
    await pause(COUNT_MILLIS);
    newest = await get('store').catch(() => null);
  }
  if (newest && newest !== store && model.store === store) {
    model.learn(newest);
  }
}

async function load() {
  const chip = byId('store');
  const problem = byId('problem');
  try {
    const store = await get('store');
    problem.hidden = true;
    chip.className = 'chip fitted';
    chip.textContent = `${store.name}: ${store.objects.toLocaleString('en-US')} objects`;
    model.open(store);
    awaitCounts(store);
    return true;
  } catch (failure) {
    chip.className = 'chip missing';
    chip.textContent = 'no store';
    problem.hidden = false;
    problem.textContent = words(failure);
    return false;
  }
}

async function start() {
  shell([['n p', 'next, previous object'], ['\u2190 \u2192', 'other tab, when the tabs have the focus'], ['\u2191 \u2193', 'through the rows of a table']]);
  tabs();
  const left = element('div', { class: 'column side' }, createQuery(), createChoices(), createFilters(), createNavigator());
  const right = createCurves().root;
  right.append(createPeriods(), createCutouts());
  byId('viz').append(element('div', { class: 'split' }, left, right));
  createStatistics(byId('stats'));
  createImage(byId('image'));
  createInformation(byId('info'));
  createLoading(load);
  model.on('query', () => byId('tab-viz').getAttribute('aria-selected') === 'false' && toast('The query was applied to the Visualization tab.'));
  while (!(await load())) {
    await pause(AGAIN_MILLIS);
  }
}

start();
