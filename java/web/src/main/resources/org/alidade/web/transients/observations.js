// Observations and how far they are; the runs of the one that is chosen.

import { element } from '../dom.js';
import { number } from '../format.js';
import { call } from './api.js';
import { card, moment, short, state, table } from './table.js';

const STATES = ['', 'ingested', 'preprocessing', 'preprocessed', 'differencing', 'differenced', 'failed', 'archived'];
const ROWS = 50;

let page = null;
let offset = 0;
let chosen = '';
let timer = 0;

function build(place) {
  const status = element('select', { 'aria-label': 'Status', onchange: first }, ...STATES.map((value) => element('option', { value, text: value || 'all states' })));
  const name = element('input', { type: 'search', 'aria-label': 'Supernova', placeholder: 'supernova', onchange: first });
  const list = element('div', {});
  const runs = element('div', { class: 'column' });
  const earlier = element('button', { type: 'button', text: 'Newer', onclick: () => turn(-ROWS) });
  const later = element('button', { type: 'button', text: 'Older', onclick: () => turn(ROWS) });
  page = { status, name, list, runs, earlier, later };
  place.append(
    element(
      'div',
      { class: 'column' },
      card('Observations', element('div', { class: 'controls' }, status, name, earlier, later), list),
      runs,
    ),
  );
}

function first() {
  offset = 0;
  load();
}

function turn(step) {
  offset = Math.max(0, offset + step);
  load();
}

async function load() {
  const query = new URLSearchParams({ limit: ROWS, offset });
  if (page.status.value) {
    query.set('status', page.status.value);
  }
  if (page.name.value.trim()) {
    query.set('sn_name', page.name.value.trim());
  }
  const rows = await call('GET', `/observations?${query}`);
  page.earlier.disabled = offset === 0;
  page.later.disabled = rows.length < ROWS;
  page.list.replaceChildren(
    table(
      ['Supernova', 'Observation', 'Type', 'Band', 'Taken', 'Exposure (s)', 'State', 'Reason'],
      rows.map((row) => [
        row.sn_name,
        element('a', { href: `#observations/${row.id}`, text: row.observation_id }),
        row.observation_type,
        row.filter_band,
        moment(row.observation_time),
        number(row.exposure_time),
        state(row.status),
        row.status_reason,
      ]),
    ),
  );
}

async function loadRuns() {
  if (!chosen) {
    page.runs.replaceChildren();
    return;
  }
  const [preprocessing, differences, detections] = await Promise.all([
    call('GET', `/preprocessing/preprocess-runs?observation_id=${chosen}`),
    call('GET', `/differencing/difference-runs?observation_id=${chosen}`),
    call('GET', `/detections/observation/${chosen}`),
  ]);
  const seconds = (run) => number(run.processing_time_seconds, 3);
  page.runs.replaceChildren(
    card(
      'Preprocessing runs',
      table(
        ['Run', 'Begun', 'Seconds', 'State', 'Quality', 'FWHM (px)'],
        preprocessing.map((run) => [short(run.id), moment(run.started_at), seconds(run), state(run.status, run.error_message), number(run.quality_score, 3), number(run.fwhm, 3)]),
      ),
    ),
    card(
      'Difference runs',
      table(
        ['Run', 'Begun', 'Seconds', 'State', 'Method', 'Noise', 'Candidates'],
        differences.map((run) => [
          element('a', { href: `#pair/${run.id}`, text: short(run.id) }),
          moment(run.started_at),
          seconds(run),
          state(run.status, run.error_message),
          run.algorithm,
          number(run.noise_level, 3),
          run.candidates_found,
        ]),
      ),
    ),
    card(
      'Detections',
      table(
        ['Detection', 'Score', 'Type', 'State', 'Label'],
        detections.map((row) => [
          element('a', { href: `#review/${row.id}`, text: short(row.id) }),
          number(row.confidence_score, 3),
          row.detection_type,
          state(row.status),
          row.human_label,
        ]),
      ),
    ),
  );
}

export const observations = {
  async show(place, argument) {
    if (!page) {
      build(place);
    }
    chosen = argument;
    await Promise.all([load(), loadRuns()]);
  },
  hide() {
    clearTimeout(timer);
    timer = 0;
  },
  happened() {
    if (!timer) {
      timer = setTimeout(() => {
        timer = 0;
        load();
        loadRuns();
      }, 1500);
    }
  },
};
