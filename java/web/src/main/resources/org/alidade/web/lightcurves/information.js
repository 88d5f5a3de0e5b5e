// The Storage Info tab: figures of the store, its variables, its epochs and objects.

import { get } from './api.js';
import { button, card } from './controls.js';
import { Grid, localPages } from './grid.js';
import { showTab } from './query.js';
import { model } from './selection.js';
import { element } from '../dom.js';

function width(name) {
  return ['object', 'ra', 'dec', 'epoch'].includes(name) ? 150 : 120;
}

function columns(list) {
  return list.map((column) => ({
    name: column.name,
    label: column.unit ? `${column.name} (${column.unit})` : column.name,
    type: column.type === 'text' ? 'text' : 'number',
    width: Math.max(width(column.name), 9 * (column.name.length + (column.unit ? column.unit.length + 3 : 0)) + 24),
    format: (value) => (value === null || value === undefined ? '\u2013' : typeof value === 'number' ? Number(value.toPrecision(10)) : value),
  }));
}

function bytes(count) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toPrecision(3)} ${units[unit]}`;
}

export function createInformation(place) {
  const facts = element('dl', { class: 'facts', id: 'facts' });
  let picked = [];
  const variableNames = ['name', 'table', 'type', 'unit', 'dimensions', 'size'];
  let variables = [];
  const variableGrid = new Grid({
    label: 'Variables',
    height: 220,
    columns: [
      { name: 'name', label: 'Name', width: 240, type: 'text' },
      { name: 'table', label: 'Kind', width: 160, type: 'text' },
      { name: 'dimensions', label: 'Dimensions', width: 260, type: 'text' },
      { name: 'size', label: 'Size', width: 110, type: 'number' },
      { name: 'type', label: 'Type', width: 100, type: 'text' },
      { name: 'unit', label: 'Unit', width: 80, type: 'text' },
    ],
    fetch: localPages(() => variables, variableNames),
  });
  const epochGrid = new Grid({ label: 'Epochs', columns: [], fetch: (request) => (model.store ? get('epochs', request) : Promise.resolve({ total: 0, places: [], columns: {} })) });
  const objectGrid = new Grid({
    label: 'Objects',
    columns: [],
    key: 'object',
    fetch: (request) => (model.store ? get('objects', request) : Promise.resolve({ total: 0, places: [], columns: { object: [] } })),
    onSelect: async (keys) => {
      picked = keys === 'all' ? (await get('objects/keys', { query: 'object_id >= 0' })).keys : keys;
      objectGrid.mark(picked);
      choose.disabled = picked.length === 0;
    },
  });
  const choose = button('Select for Visualization', () => {
    model.tell('query', { query: model.condition(picked.slice(0, 200)), keep: picked.slice(0, 200) });
    showTab('viz');
  }, { id: 'select-for-visualization', class: 'primary', disabled: true });

  function fact(name, value) {
    return element('div', {}, element('dt', { text: name }), element('dd', { text: String(value) }));
  }

  function show() {
    const store = model.store;
    const grouped = (value) => value.toLocaleString('en-US');
    facts.replaceChildren(
      fact('Path', store.path),
      fact('Kind', store.kind),
      fact('Objects', grouped(store.objects)),
      fact('Measurement types', store.types.length),
      fact('Epochs', grouped(store.epochs)),
      fact('Shape', `(${store.objects}, ${store.types.length}, 2, ${store.epochs})`),
      fact('Dimensions', 'object, measurement, value, epoch'),
      fact('Light curves', grouped(store.lightCurves)),
      fact('Measurements', grouped(store.measurements)),
      fact('Size', `${bytes(store.bytes)}${store.measurements > 0 ? `, ${(store.bytes / store.measurements).toFixed(2)} bytes a measurement` : ''}`),
      fact('Time', `MJD ${store.startMjd} \u2013 ${store.endMjd}`),
    );
    const described = (list, table, dimension) =>
      list.map((column) => ({ name: column.name, table, type: column.type, unit: column.unit, dimensions: dimension, size: column.rows }));
    variables = [
      { name: 'lightcurves', table: 'data variable', type: 'number', unit: '', dimensions: 'object, measurement, value, epoch', size: store.measurements },
      ...store.types.map((type) => ({ name: type.key, table: 'measurement', type: 'number', unit: '', dimensions: 'object, epoch', size: store.objects * store.epochs })),
      ...described(store.objectColumns, 'object table', 'object'),
      ...described(store.epochColumns, 'epoch table', 'epoch'),
    ];
    variableGrid.reload();
    epochGrid.show(columns(store.epochColumns));
    const first = store.objectColumns.filter((column) => column.name === 'object');
    objectGrid.show(columns([...first, ...store.objectColumns.filter((column) => column.name !== 'object')]));
    picked = [];
  }

  model.on('store', show);
  model.on('columns', show);
  place.addEventListener('shown', () => [variableGrid, epochGrid, objectGrid].forEach((grid) => grid.draw()));
  place.append(
    element('div', { class: 'column' },
      card('Overview', facts),
      card('Variables', variableGrid.root),
      card('Epochs', epochGrid.root),
      card('Objects', element('div', { class: 'controls' }, choose), objectGrid.root)),
  );
}
