// Data, model and residual of one spaxel.

import { axis, card, clear, colors, draw, range } from './kit.js';
import { Part } from '../feed.js';
import { element } from '../dom.js';
import { number, source } from '../format.js';

function unmasked(body, values) {
  return values.filter((_, i) => !body.masked.some((band) => body.x[i] > band.from && body.x[i] < band.to));
}

function limits(values) {
  const [from, to] = range(values, 0, 1);
  const pad = 0.06 * (to - from);
  return [from - pad, to + pad];
}

function figure(body) {
  return () => {
    const c = colors();
    const hasModel = body.model.length > 0;
    const residual = hasModel ? body.data.map((value, i) => (value === null ? null : value - body.model[i])) : [];
    const line = (name, y, color, more = {}) => ({
      type: 'scatter',
      mode: 'lines',
      name,
      x: body.x,
      y,
      line: { color, width: 1.3 },
      hovertemplate: '%{y:.5g} at %{x:.2f}<extra>%{fullData.name}</extra>',
      ...more,
    });
    const traces = [line('data', body.data, c.ink)];
    if (hasModel) {
      traces.push(line('model', body.model, c.s2, { line: { color: c.s2, width: 1.6 } }));
      traces.push(line('data \u2212 model', residual, c.s3, { yaxis: 'y2' }));
    }
    const bands = body.masked.map((band) => ({
      type: 'rect',
      xref: 'x',
      yref: 'paper',
      x0: band.from,
      x1: band.to,
      y0: 0,
      y1: 1,
      fillcolor: c.band,
      opacity: 0.55,
      line: { width: 0 },
      layer: 'below',
    }));
    const layout = {
      xaxis: axis(body.xLabel, { anchor: hasModel ? 'y2' : 'y', range: [body.x[0], body.x[body.x.length - 1]] }),
      yaxis: axis('flux [data units]', {
        domain: hasModel ? [0.32, 1] : [0, 1],
        range: limits(unmasked(body, body.data).concat(unmasked(body, body.model))),
      }),
      shapes: bands,
      showlegend: true,
      uirevision: `spaxel ${body.spaxel}`,
      hovermode: 'x',
    };
    if (hasModel) {
      layout.yaxis2 = axis('residual', {
        domain: [0, 0.26],
        range: limits(unmasked(body, residual)),
        zeroline: true,
        zerolinecolor: c.soft,
        nticks: 4,
      });
    }
    return { traces, layout };
  };
}

export function createSpectrum(selection) {
  const box = element('input', {
    type: 'number',
    min: 0,
    value: 0,
    'aria-label': 'Spaxel',
    onchange: () => box.value !== '' && selection.chooseSpaxel(Number(box.value)),
  });
  const step = (by, text, label) =>
    element('button', { type: 'button', text, 'aria-label': label, onclick: () => selection.chooseSpaxel(selection.spaxel + by) });
  const made = card(
    'spectrum',
    'Spectrum',
    step(-1, '\u2039', 'Previous spaxel'),
    element('label', {}, 'spaxel', box),
    step(1, '\u203a', 'Next spaxel'),
  );
  const part = new Part(show, (message) => {
    clear(made.plot, message);
    made.caption.textContent = '';
  });

  function show(body) {
    draw(made.plot, figure(body));
    const fit = body.model.length > 0 ? `rms residual ${number(body.rms)}, model ${body.modelSource}` : body.modelSource;
    const masked = body.masked.length > 0 ? ' Grey: masked.' : '';
    made.caption.textContent = `Spaxel ${body.spaxel}: ${fit}. ${source(body)}.${masked}`.replace(' .', '');
  }

  selection.onSpaxel(() => {
    box.value = selection.spaxel;
  });
  return {
    root: made.root,
    limit: (spaxels) => box.setAttribute('max', String(Math.max(0, spaxels - 1))),
    empty: (message) => {
      part.stop();
      clear(made.plot, message);
    },
    load: (base, x) => part.load(`${base}/spectrum?spaxel=${selection.spaxel}${x ? `&x=${x}` : ''}`),
  };
}
