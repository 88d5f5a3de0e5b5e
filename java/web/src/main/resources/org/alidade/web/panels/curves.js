// Course of the fit over time.

import { axis, card, clear, colors, draw, logAxis } from './kit.js';
import { Part } from '../feed.js';
import { number } from '../format.js';

const PANELS = [
  { key: 'rmse', title: 'Convergence', label: 'RMSE [flux units]' },
  { key: 'norms', title: 'Weights over time', label: 'value (no unit)' },
  { key: 'mass', title: 'Mass error', label: 'difference of fractions' },
];

const NOTHING = {
  rmse: 'No metrics yet: the curves appear when a fit with a tracker runs.',
  norms: 'No metrics yet.',
  mass: 'The fit was run without orbit weights, so there is nothing to compare its components with.',
  other: '',
};

const DASHES = ['solid', 'solid', 'dash', 'dot', 'dashdot'];

function figure(curves, label, xLabel) {
  return () => {
    const c = colors();
    const palette = [c.s1, c.s2, c.s3, c.s4, c.s5];
    const traces = curves.map((curve, i) => ({
      type: 'scatter',
      mode: (curve.name === 'val_rmse' && curve.x.length <= 200) || curve.x.length < 2 ? 'lines+markers' : 'lines',
      name: curve.label,
      x: curve.x,
      y: curve.y,
      line: { color: palette[i % palette.length], width: 1.8, dash: DASHES[i % DASHES.length] },
      marker: { size: 5, symbol: 'circle' },
      hovertemplate: '%{y:.5g} at %{x:.4g}<extra>%{fullData.name}</extra>',
    }));
    const layout = { xaxis: axis(xLabel), yaxis: logAxis(label, curves.flatMap((curve) => curve.y)), showlegend: true, uirevision: 'keep', hovermode: 'closest' };
    return { traces, layout };
  };
}

export function createCurves() {
  const cards = PANELS.map((panel) => ({ ...panel, ...card('third', panel.title) }));
  const other = { key: 'other', title: 'More measures', label: 'value', ...card('wide', 'More measures') };
  other.root.hidden = true;
  const all = [...cards, other];
  const part = new Part(show, (message) => all.forEach((panel) => clear(panel.plot, message)));

  function show(body) {
    for (const panel of all) {
      const curves = body.curves.filter((curve) => curve.panel === panel.key && curve.x.length > 0);
      const visible = curves.filter((curve) => curve.y.some((value) => value > 0));
      panel.root.hidden = panel.key === 'other' && visible.length === 0;
      if (visible.length === 0) {
        clear(panel.plot, body.rows > 0 || panel.key !== 'mass' ? NOTHING[panel.key] : 'No metrics yet.');
        panel.caption.textContent = '';
      } else {
        draw(panel.plot, figure(visible, panel.label, body.xLabel));
        const ends = visible.slice(0, 2).map((curve) => `${curve.label}: ${number(curve.y[curve.y.length - 1])}`);
        panel.caption.textContent = `Last: ${ends.join(' \u00b7 ')}`;
      }
    }
  }

  return { roots: cards.map((panel) => panel.root), last: other.root, load: (base) => part.load(`${base}/metrics`) };
}
