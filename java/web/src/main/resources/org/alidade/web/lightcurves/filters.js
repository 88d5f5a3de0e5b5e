// Smoothing and pre-filtering: three switches, each with figures of its own.

import { card, labeled, numberBox, rangeSlider, switchBox } from './controls.js';
import { model } from './selection.js';
import { element } from '../dom.js';

const HALF_GAP = 0.5;

// The end nearer to 50 stays, the other mirrors it; at least one percent is left between them.
export function symmetric([low, high]) {
  if (Math.abs(low + high - 100) < 0.1) {
    return [low, high];
  }
  const from = Math.min(Math.abs(low - 50) < Math.abs(high - 50) ? low : 100 - high, 50 - HALF_GAP);
  return [from, 100 - from];
}

function block(title, name, fields, changed) {
  const inputs = fields.flatMap((field) => [...field.root.querySelectorAll('input')]);
  const body = element('div', { class: 'fields' }, ...fields.map((field) => field.root));
  const { root, box } = switchBox(title, false, (on) => {
    enable(on);
    changed();
  });
  function enable(on) {
    inputs.forEach((input) => {
      input.disabled = !on;
    });
    body.classList.toggle('off', !on);
  }
  enable(false);
  return {
    root: element('div', { class: 'filter-block' }, root, body),
    read: () => (box.checked ? Object.assign({ [name]: true }, ...fields.map((field) => field.read())) : {}),
  };
}

function figure(text, name, value, min, max, step, changed) {
  let now = value;
  const box = numberBox(text, value, min, max, step, (next) => {
    now = next;
    changed();
  });
  return { root: labeled(text, box), read: () => ({ [name]: now }) };
}

function quantiles(changed) {
  const lock = switchBox('Lock symmetric', true, () => {
    slider.set(locked(slider.read()));
    changed();
  });
  const locked = (values) => (lock.box.checked ? symmetric(values) : values);
  const slider = rangeSlider('Quantile range (%)', 0, 100, 0.5, [2, 98], (values, moved) => {
    const mirrored = moved === 0 ? [values[0], 100 - values[0]] : [100 - values[1], values[1]];
    const next = lock.box.checked && mirrored[0] < mirrored[1] ? mirrored : locked(values);
    slider.set(next);
    changed();
    return next;
  });
  const root = element('div', {}, element('span', { class: 'soft', text: 'Quantile range (%)' }), slider.root, lock.root);
  return { root, read: () => ({ rate_low: slider.read()[0], rate_high: slider.read()[1] }) };
}

export function createFilters() {
  const changed = () => model.set({ filters: Object.assign({}, ...blocks.map((each) => each.read())) });
  const blocks = [
    block('Fixed window sigma clip', 'window', [
      figure('Window size (samples)', 'window_samples', 60, 3, 100, 1, changed),
      figure('Sigma', 'window_sigma', 5, 1, 10, 0.5, changed),
    ], changed),
    block('dMag/dt quantile', 'rate', [quantiles(changed), figure('Sigma', 'rate_sigma', 3, 1, 10, 0.5, changed)], changed),
    block('Time window smoothing', 'smooth', [
      figure('Window (days)', 'smooth_days', 14, 1, 365, 1, changed),
      figure('Sigma', 'smooth_sigma', 3, 1, 10, 0.5, changed),
    ], changed),
  ];
  const details = element('details', {}, element('summary', { text: 'Smoothing & Pre-filtering' }), ...blocks.map((each) => each.root));
  const made = card('Smoothing', details);
  made.querySelector('header').remove();
  return made;
}
