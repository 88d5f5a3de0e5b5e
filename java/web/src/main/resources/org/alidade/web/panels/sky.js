// One value per spaxel on the sky; a click chooses the spaxel.

import { axis, card, clear, colors, draw, flatColorbar, logTicks, range } from './kit.js';
import { Part } from '../feed.js';
import { element } from '../dom.js';
import { number, source } from '../format.js';

function image(geometry, values, log) {
  const z = [];
  const text = [];
  for (let row = 0; row < geometry.rows; row++) {
    const line = [];
    const numbers = [];
    for (let column = 0; column < geometry.columns; column++) {
      const spaxel = geometry.spaxel[row * geometry.columns + column];
      const value = spaxel < 0 ? null : values[spaxel];
      line.push(value === null || value === undefined || (log && value <= 0) ? null : log ? Math.log10(value) : value);
      numbers.push(spaxel < 0 ? '' : `spaxel ${spaxel}: ${number(value)}`);
    }
    z.push(line);
    text.push(numbers);
  }
  return { z, text };
}

function middle(geometry, spaxel) {
  let x = 0;
  let y = 0;
  let count = 0;
  geometry.spaxel.forEach((value, at) => {
    if (value === spaxel) {
      x += at % geometry.columns;
      y += Math.floor(at / geometry.columns);
      count++;
    }
  });
  return count === 0
    ? null
    : [geometry.x0 + (geometry.dx * x) / count, geometry.y0 + (geometry.dy * y) / count];
}

function skyFigure(geometry, body, spaxel, log) {
  return () => {
    const c = colors();
    const { z, text } = image(geometry, body.values, log);
    const [from, to] = range(z.flat());
    const ticks = log ? logTicks(from, to) : {};
    const unit = geometry.unit ? ` [${geometry.unit}]` : '';
    const traces = [
      {
        type: 'heatmap',
        x0: geometry.x0,
        dx: geometry.dx,
        y0: geometry.y0,
        dy: geometry.dy,
        z,
        text,
        zmin: from,
        zmax: to,
        colorscale: body.title === 'rms residual' ? 'Cividis' : 'Viridis',
        colorbar: flatColorbar(`${body.title} [flux units]`, ticks),
        hovertemplate: '%{text}<extra></extra>',
      },
    ];
    const at = middle(geometry, spaxel);
    if (at) {
      traces.push({
        type: 'scatter',
        mode: 'markers',
        x: [at[0], at[0]],
        y: [at[1], at[1]],
        hoverinfo: 'skip',
        marker: {
          symbol: 'circle',
          size: [15, 19],
          color: 'rgba(0,0,0,0)',
          line: { color: ['#ffffff', '#000000'], width: [2.5, 1.5] },
        },
      });
    }
    const layout = {
      xaxis: axis(`x${unit}`, { showgrid: false, constrain: 'domain' }),
      yaxis: axis(`y${unit}`, { showgrid: false, scaleanchor: 'x', constrain: 'domain' }),
      showlegend: false,
      uirevision: 'keep',
      margin: { l: 50, r: 12, t: 10, b: 10 },
    };
    return { traces, layout };
  };
}

function indexFigure(body, spaxel, log) {
  return () => {
    const c = colors();
    const index = body.values.map((_, i) => i);
    const traces = [
      {
        type: 'scatter',
        mode: 'markers',
        x: index,
        y: body.values,
        marker: { size: 5, color: index.map((i) => (i === spaxel ? c.s2 : c.s1)) },
        hovertemplate: 'spaxel %{x}: %{y:.4g}<extra></extra>',
      },
    ];
    const layout = {
      xaxis: axis('spaxel'),
      yaxis: axis(`${body.title} [flux units]`, { type: log ? 'log' : 'linear' }),
      showlegend: false,
      uirevision: 'keep',
    };
    return { traces, layout };
  };
}

export function createSky(selection) {
  const kinds = [
    ['flux', 'mean observed flux'],
    ['rms', 'rms residual'],
    ['light', 'light of component'],
  ];
  const kind = element(
    'select',
    { 'aria-label': 'Map', onchange: () => reload() },
    ...kinds.map(([value, text]) => element('option', { value, text })),
  );
  const component = element('input', {
    type: 'number',
    min: 0,
    value: 0,
    'aria-label': 'Component of the map',
    hidden: true,
    onchange: () => component.value !== '' && selection.choose(component.value),
  });
  const log = element('input', { type: 'checkbox', onchange: () => last && show(last) });
  const made = card('sky', 'Sky map', kind, component, element('label', {}, log, 'log'));
  let geometry = null;
  let last = null;
  let address = null;
  const fail = (message) => clear(made.plot, message);
  const geometryPart = new Part((body) => {
    geometry = body;
    if (last) {
      show(last);
    }
  }, fail);
  const part = new Part(show, fail);

  function show(body) {
    last = body;
    if (geometry === null) {
      return;
    }
    if (body.values.length === 0) {
      clear(made.plot, body.message || 'No observed spectra in this file.');
      made.caption.textContent = '';
      return;
    }
    const figure = geometry.columns
      ? skyFigure(geometry, body, selection.spaxel, log.checked)
      : indexFigure(body, selection.spaxel, log.checked);
    draw(made.plot, figure).then(listen);
    const hint = geometry.columns ? '' : 'The file has no positions (XPix, YPix, BinNum). ';
    const older = body.newest === false ? ' (newer weights are being computed)' : '';
    made.caption.textContent = `${hint}${source(body) || 'Click a spaxel to see its spectrum.'}${older}`;
  }

  function listen() {
    made.plot.removeAllListeners('plotly_click');
    made.plot.on('plotly_click', (event) => {
      const point = event.points[0];
      if (!geometry.columns) {
        selection.chooseSpaxel(point.x);
        return;
      }
      const column = Math.round((point.x - geometry.x0) / geometry.dx);
      const row = Math.round((point.y - geometry.y0) / geometry.dy);
      const spaxel = geometry.spaxel[row * geometry.columns + column];
      if (spaxel >= 0) {
        selection.chooseSpaxel(spaxel);
      }
    });
  }

  function reload() {
    component.hidden = kind.value !== 'light';
    if (address) {
      const which = selection.component === 'all' ? component.value || '0' : selection.component;
      component.value = which;
      const parameters = new URLSearchParams({ kind: kind.value });
      if (kind.value === 'light') {
        parameters.set('component', which);
      }
      if (kind.value !== 'flux' && address.x) {
        parameters.set('x', address.x);
      }
      part.load(`${address.base}/map?${parameters}`);
    }
  }

  selection.onSpaxel(() => last && show(last));
  selection.onComponent(() => kind.value === 'light' && reload());
  return {
    root: made.root,
    limit: (components) => component.setAttribute('max', String(Math.max(0, components - 1))),
    loadGeometry: (base) => geometryPart.load(`${base}/sky`),
    needsWeights: () => kind.value !== 'flux',
    load: (base, x) => {
      address = { base, x };
      reload();
    },
  };
}
