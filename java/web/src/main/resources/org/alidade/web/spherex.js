// A SPHEREx run: how far it is, the spectrum and the light curve of its source, and the files it made.

import { ask, Part, watch } from './feed.js';
import { byId, element } from './dom.js';
import { phaseText } from './panels/status.js';
import { axis, clear, draw } from './plots.js';
import { shell } from './shell.js';
import { category } from './theme.js';

const page = location.pathname.replace(/\/$/, '');
const base = `/api${page}`;
const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'cross', 'star'];

function traces(table, x) {
  const bands = [...new Set(table.band)].sort();
  return bands.map((band, i) => {
    const rows = table.band.map((_, row) => row).filter((row) => table.band[row] === band && table.flux[row] !== null);
    return {
      type: 'scatter',
      mode: 'markers',
      name: band || 'all',
      x: rows.map((row) => table[x][row]),
      y: rows.map((row) => table.flux[row]),
      error_y: { type: 'data', array: rows.map((row) => table.flux_error[row]), color: category(i), thickness: 1, width: 2 },
      marker: { color: category(i), size: 7, symbol: SYMBOLS[i % SYMBOLS.length] },
    };
  });
}

function figure(place, table, x, title, more) {
  draw(place, () => ({
    traces: traces(table, x),
    layout: { xaxis: axis(title, more), yaxis: axis('flux density [\u00b5Jy]'), showlegend: true },
  }));
}

const curve = new Part(
  (table) => {
    figure(byId('spectrum'), table, 'wavelength', 'wavelength [\u00b5m]', {});
    figure(byId('curve'), table, 'mjd', 'MJD [d]', { exponentformat: 'none', tickformat: 'd' });
  },
  (message) => {
    clear(byId('spectrum'), message);
    clear(byId('curve'), message);
  },
);

function facts(state) {
  const list = [['source', state.source], ['stages', (state.stages || []).map((one) => `${(state.completed || []).includes(one) ? '\u2713' : '\u2013'} ${one}`).join('  ')], ['measurements', String(state.measurements ?? '')]];
  if (state.ra !== null && state.dec !== null && state.ra !== undefined) {
    list.splice(1, 0, ['position', `${state.ra.toFixed(5)}\u00b0, ${state.dec.toFixed(5)}\u00b0`]);
  }
  return list.filter(([, value]) => value).map(([name, value]) => element('div', {}, element('dt', { text: name }), element('dd', { text: value })));
}

async function products() {
  const { body } = await ask(`${base}/products`);
  const link = (file) => `${page}/content/${file.split('/').map(encodeURIComponent).join('/')}`;
  byId('products').replaceChildren(...body.files.map((file) => element('li', {}, element('a', { href: link(file), text: file.replace('results/', '') }))));
  byId('pictures').replaceChildren(...body.files.filter((file) => file.endsWith('.png')).map((file) => element('img', { class: 'picture', src: link(file), alt: `Figure ${file}`, loading: 'lazy' })));
}

let version = '';

function onState(state) {
  document.title = `${state.name} \u2013 Alidade`;
  byId('name').textContent = state.name;
  byId('phase').className = `chip ${state.phase}`;
  byId('phase').textContent = phaseText(state);
  byId('problem').hidden = !state.problem;
  byId('problem').textContent = state.problem;
  if (state.problem) {
    return;
  }
  byId('facts').replaceChildren(...facts(state));
  if (version !== state.summary) {
    version = state.summary;
    curve.load(`${base}/curve`);
    products();
  }
}

shell();
watch(`${base}/state`, onState, (message) => {
  byId('phase').className = 'chip offline';
  byId('phase').textContent = 'offline';
  byId('problem').hidden = false;
  byId('problem').textContent = message;
});
