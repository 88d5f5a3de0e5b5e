// The range of time, which acts while it is moved. Ends and years come from the data.

import { button, mjdDate, rangeSlider } from './controls.js';
import { model } from './selection.js';
import { element } from '../dom.js';

const DAYS_PER_YEAR = 365.25;

function years(start, end) {
  const first = mjdDate(start).getUTCFullYear() + 1;
  const last = mjdDate(end).getUTCFullYear();
  const every = Math.max(1, Math.ceil((last - first + 1) / 8));
  const marks = [];
  for (let year = first; year <= last; year += every) {
    const mjd = Date.UTC(year, 0, 1) / 86400000 + 40587;
    marks.push({ year, part: (mjd - start) / Math.max(1, end - start) });
  }
  return marks;
}

export function createRange() {
  const place = element('div', {});
  let frame = 0;

  function tell(values, start, end) {
    const range = values[0] <= start && values[1] >= end ? [null, null] : values;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => model.set({ range }));
  }

  model.on('store', () => {
    if (model.store.startMjd === null || model.store.endMjd === null) {
      place.replaceChildren(element('p', { class: 'soft', text: 'The store has no times.' }));
      return;
    }
    const start = Math.floor(model.store.startMjd);
    const end = Math.max(start + 1, Math.ceil(model.store.endMjd));
    const slider = rangeSlider('Time range (MJD)', start, end, 1, [start, end], (values) => tell(values, start, end));
    const marks = element('div', { class: 'years', 'aria-hidden': 'true' });
    for (const { year, part } of years(start, end)) {
      const mark = element('span', { text: String(year) });
      mark.style.left = `${100 * part}%`;
      marks.append(mark);
    }
    const whole = button('Whole range', () => {
      slider.set([start, end]);
      tell([start, end], start, end);
    });
    const span = ((end - start) / DAYS_PER_YEAR).toFixed(1);
    place.replaceChildren(element('span', { class: 'soft', text: `Time range (MJD), ${span} years` }), slider.root, marks, whole);
  });
  return place;
}
