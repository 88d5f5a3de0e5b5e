// The light curve of a position, one colour for each band.

import { colors } from '../theme.js';
import { axis, clear, draw } from '../plots.js';

function trace(points, band, color) {
  const shown = points.filter((point) => point.band === band && Number.isFinite(point.flux));
  return {
    type: 'scatter',
    mode: 'markers',
    name: band,
    x: shown.map((point) => point.mjd),
    y: shown.map((point) => point.flux),
    error_y: { type: 'data', array: shown.map((point) => point.flux_err), color, thickness: 1, width: 2 },
    marker: { color, size: 7 },
    hovertemplate: 'MJD %{x:.4f}<br>%{y:.4g}<extra>%{fullData.name}</extra>',
  };
}

export function showCurve(place, points, epoch) {
  if (!points || points.length === 0) {
    clear(place, 'No difference image measures this position yet.');
    return;
  }
  const bands = [...new Set(points.map((point) => point.band))].sort();
  draw(place, () => {
    const c = colors();
    const palette = [c.s1, c.s2, c.s3, c.s4, c.s5];
    return {
      traces: bands.map((band, i) => trace(points, band, palette[i % palette.length])),
      layout: {
        xaxis: axis('MJD', { exponentformat: 'none' }),
        yaxis: axis('flux', { zeroline: true, zerolinecolor: c.line }),
        showlegend: bands.length > 1,
        shapes: Number.isFinite(epoch)
          ? [{ type: 'line', x0: epoch, x1: epoch, yref: 'paper', y0: 0, y1: 1, line: { color: c.soft, width: 1, dash: 'dot' } }]
          : [],
      },
    };
  });
}
