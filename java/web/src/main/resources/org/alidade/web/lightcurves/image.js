// The Image View tab: the deep image with the objects on it.

/* global Plotly */
import { arrays, Channel, get, words } from './api.js';
import { button, card, labeled, numberBox, rangeSlider, select, switchBox } from './controls.js';
import { NAMES, paint } from './palettes.js';
import { KIND } from './figures.js';
import { model } from './selection.js';
import { element } from '../dom.js';
import { axis, clear, draw } from '../panels/kit.js';
import { toast } from './toast.js';

const CHECK_MILLIS = 200;
const PAGE = 10000;

export function createImage(place) {
  const path = element('input', { type: 'text', id: 'image-path', spellcheck: 'false', 'aria-label': 'Path of a FITS image', 'aria-describedby': 'image-message' });
  const message = element('p', { id: 'image-message', class: 'message', role: 'status' });
  const plot = element('div', { class: 'plot tall', id: 'sky', role: 'img', 'aria-label': 'Image' });
  const load = button('Load Image', () => read(), { id: 'load-image', class: 'primary' });
  const checks = new Channel();
  const reads = new Channel();
  const canvas = document.createElement('canvas');
  let image = null;
  let source = '';
  let objects = null;
  let listener = false;
  let timer = 0;
  const view = { stretch: 'linear', colors: 'Greys_r', size: 8, all: false, chosen: true };

  async function check() {
    const { result, failure } = await checks.run((signal) => get('image/check', { path: path.value }, signal));
    const state = result ? { hint: 'hint', bad: 'invalid', doubtful: 'doubtful', good: 'valid' }[result.state] : 'doubtful';
    path.className = state;
    message.className = `message ${state}`;
    message.textContent = result ? result.message : failure ? words(failure) : '';
    load.disabled = !result?.allowed;
  }

  async function read() {
    const [lo, hi] = cut.read();
    const { result, failure } = await reads.run((signal) => arrays('image', { path: path.value, stretch: view.stretch, lo, hi }, signal));
    if (result) {
      image = { ...result.head, bytes: result.next(Uint8Array, result.head.columns * result.head.rows) };
      color();
      await positions();
      render();
    } else if (failure) {
      toast(words(failure), 'bad');
      listener = false;
      clear(plot, words(failure));
    }
  }

  function color() {
    source = paint(canvas, image.bytes, image.columns, image.rows, view.colors).toDataURL();
  }

  // SExtractor counts pixels from 1.
  async function positions() {
    const has = (name) => model.store.objectColumns.some((column) => column.name === name);
    if (objects || !has('x_image') || !has('y_image')) {
      return;
    }
    const made = { key: [], x: [], y: [] };
    for (let start = 0; start < model.store.objectColumns[0].rows; start += PAGE) {
      const page = await get('objects', { start, end: start + PAGE, columns: ['object', 'x_image', 'y_image'] });
      made.key.push(...page.columns.object);
      made.x.push(...page.columns.x_image.map((value) => (value === null ? null : value - 1)));
      made.y.push(...page.columns.y_image.map((value) => (value === null ? null : value - 1)));
    }
    objects = made;
  }

  function markers(wanted, name, marker) {
    const at = objects.key.map((_, i) => i).filter((i) => wanted(objects.key[i]));
    return { type: KIND, mode: 'markers', name, x: at.map((i) => objects.x[i]), y: at.map((i) => objects.y[i]), text: at.map((i) => objects.key[i]), customdata: at.map((i) => objects.key[i]), hovertemplate: '%{text}<extra></extra>', marker };
  }

  function overlay() {
    if (!objects) {
      return [];
    }
    const selected = new Set(model.selected);
    const traces = [];
    if (view.all) {
      traces.push(markers((key) => !(view.chosen && selected.has(key)), 'objects', { symbol: 'circle-open', size: view.size, color: 'cyan', line: { width: 1.2, color: 'cyan' } }));
    }
    if (view.chosen) {
      traces.push(markers((key) => selected.has(key), 'selected', { symbol: 'star', size: view.size + 5, color: 'red', line: { color: 'yellow', width: 1 } }));
    }
    return traces;
  }

  function render() {
    if (!image) {
      return;
    }
    plot.style.minHeight = '800px';
    draw(plot, () => ({
      traces: [{ type: 'scatter', mode: 'markers', x: [0], y: [0], opacity: 0, showlegend: false, hoverinfo: 'skip' }, ...overlay()],
      layout: {
        height: 800,
        margin: { l: 56, r: 14, t: 40, b: 46 },
        title: { text: image.name, font: { size: 14 } },
        xaxis: axis('x (pixels)', { range: [-0.5, image.width - 0.5], showgrid: false, constrain: 'domain' }),
        yaxis: axis('y (pixels)', { range: [-0.5, image.height - 0.5], showgrid: false, scaleanchor: 'x', constrain: 'domain' }),
        images: [{ source, xref: 'x', yref: 'y', x: -0.5, y: image.rows * image.block - 0.5, sizex: image.columns * image.block, sizey: image.rows * image.block, sizing: 'stretch', layer: 'below' }],
        hovermode: 'closest',
        uirevision: image.name,
      },
    }));
    if (!listener) {
      plot.on('plotly_click', (event) => event.points[0].customdata && model.toggle(event.points[0].customdata));
      listener = true;
    }
  }

  const cut = rangeSlider('Percentile cut', 0, 100, 0.5, [1, 99], (values) => {
    clearTimeout(timer);
    timer = setTimeout(() => image && read(), CHECK_MILLIS);
    return values;
  });
  const set = (name, value, again) => {
    view[name] = value;
    if (again && image) {
      again();
    }
  };
  const all = switchBox('Show All Objects', false, (on) => set('all', on, render));
  const chosen = switchBox('Show Selected Objects', true, (on) => set('chosen', on, render));
  const save = button('PNG', () => image && Plotly.downloadImage(plot, { format: 'png', filename: 'idf_superstack', width: 1000, height: 1000, scale: 2 }), { 'aria-label': 'Save the image as a picture' });

  path.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, CHECK_MILLIS);
  });
  path.addEventListener('keydown', (event) => event.key === 'Enter' && !load.disabled && read());
  model.on('store', () => {
    objects = null;
    path.value = model.store.image || '';
    check();
  });
  model.on('selection', () => !place.hidden && render());
  place.addEventListener('shown', render);
  const controls = element(
    'div',
    { class: 'controls' },
    labeled('Normalisation', select('Normalisation', ['linear', 'log', 'sqrt', 'asinh'].map((name) => [name, name]), 'linear', (value) => set('stretch', value, read))),
    element('div', { class: 'field' }, element('span', { text: 'Percentile cut' }), cut.root),
    labeled('Colour map', select('Colour map', NAMES.map((name) => [name, name]), 'Greys_r', (value) => set('colors', value, () => {
      color();
      render();
    }))),
    all.root,
    chosen.root,
    labeled('Marker size', numberBox('Marker size', 8, 2, 20, 1, (value) => set('size', value, render))),
    save,
  );
  clear(plot, 'Load an image to see the objects on it.');
  place.append(card('Image View', element('div', { class: 'controls wide' }, labeled('FITS image', path, 'grow'), load), message, controls, plot));
}
