// The periodogram of the first curve that is plotted; a click on a peak folds the light curve.

import { Channel, get, words } from './api.js';
import { button, card, labeled, numberBox, select } from './controls.js';
import { model } from './selection.js';
import { element } from '../dom.js';
import { axis, clear, colors, draw } from '../panels/kit.js';

export function createPeriods() {
  const plot = element('div', { class: 'plot', id: 'periodogram', role: 'img', 'aria-label': 'Periodogram' });
  const caption = element('p', { class: 'caption', role: 'status' });
  const peaks = element('div', { class: 'controls', id: 'peaks' });
  const channel = new Channel();
  let shortest = 2;
  let terms = 1;
  let method = 'lomb-scargle';
  let listener = false;

  async function compute() {
    const object = model.plotted()[0];
    const type = model.types[0];
    if (!object || !type) {
      clear(plot, 'Select an object and a measurement.');
      return;
    }
    caption.textContent = 'Computing\u2026';
    const request = { ...model.request(), object, types: type, shortest, terms, method };
    const { result, failure } = await channel.run((signal) => get('periodogram', request, signal));
    if (result) {
      show(result);
    } else if (failure) {
      listener = false;
      clear(plot, words(failure));
      caption.textContent = '';
    }
  }

  function show(body) {
    draw(plot, () => ({
      traces: [{ type: 'scatter', mode: 'lines', x: body.periods, y: body.powers, line: { color: colors().s1, width: 1.2 }, hovertemplate: '%{x:.6g} d: %{y:.4g}<extra></extra>' }],
      layout: { xaxis: axis('Period (days)', { type: 'log' }), yaxis: axis(body.label), showlegend: false, uirevision: 'periodogram' },
    }));
    if (!listener) {
      plot.on('plotly_click', (event) => fold(event.points[0].x, body.start));
      listener = true;
    }
    const best = body.peaks[0];
    caption.textContent = best
      ? `${body.object}, ${body.type}: best period ${best.period.toPrecision(7)} d${best.probability === null ? '' : `, false-alarm probability ${best.probability.toExponential(1)}`}`
      : 'No peak was found.';
    peaks.replaceChildren(
      ...body.peaks.map((peak) => button(`Fold at ${peak.period.toPrecision(6)} d`, () => fold(peak.period, body.start), { title: `power ${peak.power.toPrecision(4)}` })),
    );
  }

  function fold(period, start) {
    model.tell('fold', { period: Number(period.toPrecision(8)), start });
  }

  const methodBox = select('Method', [['lomb-scargle', 'Lomb-Scargle'], ['box', 'Box least squares']], method, (value) => {
    method = value;
  });
  const controls = element(
    'div',
    { class: 'controls' },
    labeled('Method', methodBox),
    labeled('Shortest period (days)', numberBox('Shortest period (days)', shortest, 0.01, 1000, 'any', (value) => {
      shortest = value;
    })),
    labeled('Terms', numberBox('Terms', terms, 1, 5, 1, (value) => {
      terms = value;
    })),
    button('Compute periodogram', compute, { id: 'compute-periodogram' }),
  );
  model.on('store', () => {
    listener = false;
    clear(plot, 'Press the button to search for a period of the first curve.');
  });
  return card('Periodogram', controls, plot, caption, peaks);
}
