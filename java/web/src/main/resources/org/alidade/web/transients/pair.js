// The images of a difference run as a whole, with what was found in it.

import { element } from '../dom.js';
import { number } from '../format.js';
import { call } from './api.js';
import { marks } from './crosshair.js';
import { Stamps } from './stamps.js';
import { card, moment, short, state, table } from './table.js';

const MOST_PIXELS = 600;

let page = null;
let found = [];

function build(place) {
  const stamps = new Stamps((shown) => marks(found.map((row) => [(row.x + 0.5) / shown.fullWidth, (row.y + 0.5) / shown.fullHeight])));
  const title = element('p', { class: 'caption', role: 'status' });
  const list = element('div', { class: 'column' });
  page = { stamps, title, list };
  place.append(element('div', { class: 'column' }, card('Pair', stamps.stretchBox, title, stamps.root), list));
}

async function list() {
  const runs = await call('GET', '/differencing/difference-runs?limit=100');
  page.title.textContent = 'Choose a run.';
  page.stamps.clear();
  page.list.replaceChildren(
    card(
      'Difference runs',
      table(
        ['Run', 'Begun', 'State', 'Method', 'Candidates'],
        runs.map((row) => [element('a', { href: `#pair/${row.id}`, text: short(row.id) }), moment(row.started_at), state(row.status, row.error_message), row.algorithm, row.candidates_found]),
      ),
    ),
  );
}

async function open(id) {
  const [run, candidates] = await Promise.all([
    call('GET', `/differencing/difference-runs/${id}`),
    call('GET', `/differencing/candidates?difference_run_id=${id}&limit=1000`),
  ]);
  found = candidates;
  page.title.textContent = `Run ${short(id)}, ${run.algorithm}, ${run.status}: ${found.length} candidates, noise ${number(run.noise_level, 3)}`;
  page.list.replaceChildren(
    card(
      'Candidates',
      table(
        ['x', 'y', 'S_corr', 'Flux', 'Error', 'FWHM (px)', 'Flags', 'State'],
        found.map((row) => [number(row.x, 6), number(row.y, 6), number(row.significance), number(row.flux), number(row.flux_error), number(row.fwhm, 3), row.flags, state(row.status)]),
      ),
    ),
  );
  await page.stamps.load((plane) => `/differencing/difference-runs/${id}/images/${plane}?most=${MOST_PIXELS}`);
}

export const pair = {
  async show(place, argument) {
    if (!page) {
      build(place);
    }
    await (argument ? open(argument) : list());
  },
  hide() {
    page.stamps.stop();
  },
};
