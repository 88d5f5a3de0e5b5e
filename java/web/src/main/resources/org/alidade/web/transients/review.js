// One detection after the other: look, press a key, next.

import { byId, element } from '../dom.js';
import { number } from '../format.js';
import { toast } from '../lightcurves/toast.js';
import { Refused, call } from './api.js';
import { crosshair } from './crosshair.js';
import { showCurve } from './curve.js';
import { CONFIDENCE, LABELS, labelOf, words } from './labels.js';
import { Stamps } from './stamps.js';

const SIZES = ['63', '255'];
const UNDO_KEYS = ['z', 'Backspace'];

let page = null;
let shown = null;
let busy = false;
let active = false;
const skipped = [];
const done = [];

function build() {
  const stamps = new Stamps(() => crosshair());
  const size = element('select', { onchange: () => loadStamps() }, ...SIZES.map((pixels) => element('option', { text: pixels })));
  const confidence = element('select', { id: 'confidence' }, ...CONFIDENCE.map((level) => element('option', { text: level })));
  confidence.value = 'medium';
  const notes = element('textarea', { id: 'notes', rows: 2, maxlength: 2000, 'aria-label': 'Notes' });
  const title = element('h2', { text: 'Candidate' });
  const verdict = element('p', { class: 'caption', id: 'verdict', role: 'status' });
  const curve = element('div', { class: 'plot', role: 'img', 'aria-label': 'Light curve' });
  const facts = element('dl', { class: 'meta' });
  const progress = element('progress', { max: 1, value: 0, 'aria-label': 'Reviewed' });
  const count = element('span', { id: 'count' });
  const labels = element('div', { class: 'labels' }, ...LABELS.map(labelButton));
  stamps.stretchBox.prepend(element('label', {}, 'Pixels', size));
  const left = element(
    'div',
    { class: 'column' },
    element('section', { class: 'card', 'aria-label': 'Images' }, element('header', {}, title, stamps.stretchBox), stamps.root, keys()),
    element('section', { class: 'card', 'aria-label': 'Light curve' }, element('header', {}, element('h2', { text: 'Light curve' }), button('Forced photometry', () => guarded(loadForced), 'forced')), curve),
  );
  const right = element(
    'div',
    { class: 'column side' },
    element(
      'section',
      { class: 'card', 'aria-label': 'Label' },
      element('header', {}, element('h2', { text: 'Label' }), element('div', { class: 'controls' }, progress, count)),
      labels,
      element('div', { class: 'controls' }, element('label', {}, 'Confidence', confidence), button('Undo', undo, 'undo'), button('Skip', skip, 'skip')),
      notes,
      verdict,
    ),
    element('section', { class: 'card', 'aria-label': 'About' }, element('header', {}, element('h2', { text: 'About' })), facts),
  );
  page = { stamps, size, confidence, notes, title, verdict, curve, facts, progress, count };
  return element('div', { class: 'review' }, left, right);
}

function button(text, onclick, id) {
  return element('button', { type: 'button', id, text, onclick });
}

function labelButton(entry) {
  return element(
    'button',
    { type: 'button', class: entry.kind, 'data-label': entry.label, onclick: () => decide(entry.label) },
    element('kbd', { text: entry.key }),
    words(entry.label),
  );
}

function keys() {
  const pairs = [['b', 'blink'], ['space', 'other image'], ['l', 'stretch'], ['1-4', 'confidence'], ['n', 'skip'], ['z', 'undo']];
  return element('p', { class: 'keys' }, ...pairs.flatMap(([key, text]) => [element('kbd', { text: key }), `${text}  `]));
}

function loadStamps() {
  if (shown) {
    const { id } = shown.detection;
    page.stamps.load((plane) => `/detections/${id}/stamps/${plane}?size=${page.size.value}`);
  }
}

async function next() {
  accept(await call('POST', '/curation/next', { skip: skipped }));
}

function accept(found) {
  shown = found.detection ? found : null;
  showProgress(found.progress);
  if (!shown) {
    page.title.textContent = 'Nothing waits for a review';
    page.facts.replaceChildren();
    page.stamps.clear();
    showCurve(page.curve, []);
    return;
  }
  const { detection, observation } = shown;
  page.title.textContent = `${observation.sn_name} ${observation.filter_band}, score ${number(detection.confidence_score, 3)}`;
  page.title.dataset.detection = detection.id;
  page.notes.value = '';
  page.facts.replaceChildren(...facts(shown));
  loadStamps();
  loadCurve(detection.id, observation);
}

// Measures the position on all difference images, which takes a while.
async function loadForced() {
  if (shown) {
    const { detection, observation } = shown;
    showCurve(page.curve, await call('GET', `/detections/${detection.id}/forced-photometry`), mjd(observation));
  }
}

function mjd(observation) {
  return 40587 + Date.parse(observation.observation_time) / 86400000;
}

async function loadCurve(id, observation) {
  try {
    const points = await call('GET', `/detections/${id}/light-curve`);
    if (shown && shown.detection.id === id) {
      showCurve(page.curve, points, mjd(observation));
    }
  } catch (failure) {
    if (shown && shown.detection.id === id) {
      showCurve(page.curve, []);
      tell(failure);
    }
  }
}

function showProgress(progress) {
  page.progress.max = Math.max(1, progress.reviewed + progress.waiting);
  page.progress.value = progress.reviewed;
  page.count.textContent = `${progress.reviewed} reviewed, ${progress.waiting} waiting, ${progress.mine} by you`;
}

function facts({ detection, candidate, observation, reference, events }) {
  const rows = [
    ['Position', `${number(detection.ra, 8)}, ${number(detection.dec, 8)}`],
    ['Pixel', `${detection.pixel_x}, ${detection.pixel_y}`],
    ['Type', words(detection.detection_type)],
    ['Model', detection.model_version],
    ['Taken', observation.observation_time],
    ['Exposure', `${number(observation.exposure_time)} s`],
    ['Reference', reference ? `${reference.observation_time} (${reference.observation_id})` : '\u2013'],
  ];
  if (candidate) {
    rows.push(
      ['S_corr', number(candidate.significance)],
      ['Flux', `${number(candidate.flux)} \u00b1 ${number(candidate.flux_error)}`],
      ['FWHM', `${number(candidate.fwhm)} px`],
      ['Flags', candidate.flags || 'none'],
    );
  }
  for (const event of events) {
    rows.push([event.validator_id, `${words(event.label)} (${event.confidence_level})${event.notes ? `: ${event.notes}` : ''}`]);
  }
  return rows.flatMap(([name, value]) => [element('dt', { text: name }), element('dd', { text: String(value) })]);
}

async function guarded(work) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    await work();
  } catch (failure) {
    tell(failure);
  } finally {
    busy = false;
  }
}

function tell(failure) {
  toast(failure instanceof Refused ? failure.message : 'The server does not answer.', 'bad');
}

function decide(label) {
  return guarded(async () => {
    if (!shown) {
      return;
    }
    const { id } = shown.detection;
    const { event } = await call('POST', '/curation/validation-events', {
      detection_id: id,
      label,
      confidence_level: page.confidence.value,
      notes: page.notes.value.trim() || null,
    });
    done.push({ detection: id, event: event.id, label });
    page.verdict.textContent = `${words(label)} was noted for the last candidate.`;
    page.notes.blur();
    await next();
  });
}

function undo() {
  return guarded(async () => {
    const last = done.pop();
    if (!last) {
      page.verdict.textContent = 'There is nothing to undo.';
      return;
    }
    await call('DELETE', `/curation/validation-events/${last.event}`);
    if (shown) {
      await call('POST', `/curation/detections/${shown.detection.id}/release`, {});
    }
    page.verdict.textContent = `${words(last.label)} was taken back.`;
    accept(await call('POST', `/curation/detections/${last.detection}/claim`, {}));
  });
}

function skip() {
  return guarded(async () => {
    if (!shown) {
      skipped.length = 0;
      await next();
      return;
    }
    skipped.push(shown.detection.id);
    await call('POST', `/curation/detections/${shown.detection.id}/release`, {});
    await next();
  });
}

function isTyping(target) {
  return ['TEXTAREA', 'SELECT'].includes(target.tagName) || (target.tagName === 'INPUT' && target.type !== 'checkbox');
}

function pressed(event) {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (!active || modified || byId('login').open) {
    return;
  }
  if (isTyping(event.target)) {
    if (event.key === 'Escape') {
      event.target.blur();
    }
    return;
  }
  const level = CONFIDENCE[Number(event.key) - 1];
  const entry = labelOf(event.key);
  if (entry && !event.repeat) {
    decide(entry.label);
  } else if (level) {
    page.confidence.value = level;
  } else if (UNDO_KEYS.includes(event.key)) {
    undo();
  } else if (event.key === 'n') {
    skip();
  } else if (event.key === 'b') {
    page.stamps.blink();
  } else if (event.key === ' ') {
    page.stamps.swap();
  } else if (event.key === 'l') {
    page.stamps.toggleStretch();
  } else {
    return;
  }
  event.preventDefault();
}

addEventListener('keydown', pressed);

export const review = {
  async show(place, argument) {
    if (!page) {
      place.append(build());
    }
    active = true;
    if (argument) {
      accept(await call('POST', `/curation/detections/${argument}/claim`, {}));
    } else if (!shown) {
      await next();
    }
  },
  hide() {
    active = false;
    page.stamps.stop();
  },
  happened(event) {
    if (event.type === 'detection' && !shown && !busy) {
      guarded(next);
    }
  },
};
