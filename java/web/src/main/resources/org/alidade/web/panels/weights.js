// Light of the components beside what was asked for, and weights over the populations.

import { axis, card, clear, colorbar, colors, draw } from './kit.js';
import { Part } from '../feed.js';
import { element } from '../dom.js';
import { number, percent, source } from '../format.js';

function fractionFigure(body, selected) {
  return () => {
    const c = colors();
    const index = body.fractions.map((_, i) => i);
    const bars = {
      type: 'bar',
      name: 'fit',
      x: index,
      y: body.fractions,
      marker: { color: index.map((i) => (String(i) === selected ? c.s2 : c.s1)) },
      hovertemplate: 'component %{x}: %{y:.4f}<extra>fit</extra>',
    };
    const targets = {
      type: 'scatter',
      mode: 'markers',
      name: 'orbit weights',
      x: body.targets.map((_, i) => i),
      y: body.targets,
      marker: { symbol: 'diamond', size: body.components > 60 ? 5 : 9, color: c.s5, line: { color: c.ink, width: 1 } },
      hovertemplate: 'component %{x}: %{y:.4f}<extra>orbit weights</extra>',
    };
    const few = body.components <= 30 ? { dtick: 1 } : {};
    const layout = {
      xaxis: axis('component', { range: [-0.6, body.components - 0.4], ...few }),
      yaxis: axis('fraction of the sum', { rangemode: 'tozero' }),
      bargap: 0.2,
      showlegend: body.targets.length > 0,
      uirevision: 'keep',
    };
    return { traces: body.targets.length > 0 ? [bars, targets] : [bars], layout };
  };
}

export function createFractions(selection) {
  const made = card('half', 'Component fractions');
  let last = null;
  const part = new Part(show, (message) => clear(made.plot, message));

  function show(body) {
    last = body;
    if (body.fractions.length === 0) {
      clear(made.plot, 'No weights yet: the fractions appear with the first checkpoint of a fit.');
      made.caption.textContent = '';
      return;
    }
    draw(made.plot, fractionFigure(body, selection.component)).then(listen);
    const error =
      body.targets.length > 0 ? `Largest difference to the orbit weights ${percent(body.largestError)}. ` : 'No orbit weights given. ';
    made.caption.textContent = error + source(body);
  }

  function listen() {
    made.plot.removeAllListeners('plotly_click');
    made.plot.on('plotly_click', (event) => selection.choose(String(event.points[0].x)));
  }

  selection.onComponent(() => last && show(last));
  return { root: made.root, load: (base, x) => part.load(`${base}/weights${x ? `?x=${x}` : ''}`) };
}

function populationFigure(body, stacked) {
  return () => {
    const c = colors();
    const [nZ, nAge, nAlpha] = body.shape;
    const most = Math.max(...body.values, 0);
    const traces = [];
    const layout = { uirevision: 'keep', annotations: [], margin: { l: 56, r: 10, t: nAlpha > 1 ? 26 : 10, b: 44 } };
    layout.coloraxis = { colorscale: 'Viridis', cmin: 0, cmax: most > 0 ? most : 1, colorbar: colorbar('weight (no unit)') };
    for (let alpha = 0; alpha < nAlpha; alpha++) {
      const z = [];
      for (let iZ = 0; iZ < nZ; iZ++) {
        const row = [];
        for (let age = 0; age < nAge; age++) {
          row.push(body.values[(iZ * nAge + age) * nAlpha + alpha]);
        }
        z.push(row);
      }
      const id = alpha === 0 ? '' : String(alpha + 1);
      traces.push({
        type: 'heatmap',
        z,
        coloraxis: 'coloraxis',
        xaxis: `x${id}`,
        yaxis: `y${id}`,
        xgap: 1,
        ygap: 1,
        hovertemplate: 'metallicity %{y}, age %{x}: %{z:.4g}<extra></extra>',
      });
      const from = alpha / nAlpha;
      const to = (alpha + 1) / nAlpha;
      const gap = nAlpha > 1 ? 0.025 : 0;
      const along = [from + (alpha > 0 ? gap : 0), to - (alpha < nAlpha - 1 ? gap : 0)];
      const firstOrBottom = stacked ? alpha === 0 : true;
      const labelY = stacked || alpha === 0;
      layout[`xaxis${id}`] = axis(firstOrBottom ? 'age index' : '', {
        anchor: `y${id}`,
        domain: stacked ? [0, 1] : along,
        showgrid: false,
        ticks: '',
        ...(nAge <= 12 && !stacked && nAlpha < 3 ? { dtick: 1 } : {}),
      });
      layout[`yaxis${id}`] = axis(labelY ? 'metallicity index' : '', {
        anchor: `x${id}`,
        domain: stacked ? along : [0, 1],
        showgrid: false,
        ticks: '',
        showticklabels: labelY,
        ...(nZ <= 12 ? { dtick: 1 } : {}),
      });
      if (nAlpha > 1) {
        layout.annotations.push({
          text: `\u03b1 index ${alpha}`,
          x: 0.5,
          y: 1,
          xref: `x${id} domain`,
          yref: `y${id} domain`,
          yanchor: 'bottom',
          showarrow: false,
          font: { size: 11, color: c.soft },
        });
      }
    }
    return { traces, layout };
  };
}

export function createPopulations(selection) {
  const choose = element('select', { 'aria-label': 'Component', onchange: () => selection.choose(choose.value) });
  const label = element('label', {}, 'component', choose);
  const made = card('half', 'Weights over populations', label);
  const part = new Part(show, (message) => clear(made.plot, message));
  let count = -1;

  function options(components) {
    if (components === count) {
      return;
    }
    count = components;
    choose.replaceChildren(
      element('option', { value: 'all', text: 'all' }),
      ...Array.from({ length: components }, (_, i) => element('option', { value: String(i), text: String(i) })),
    );
    choose.value = selection.component;
  }

  function show(body) {
    choose.value = selection.component;
    if (body.values.length === 0) {
      clear(made.plot, 'No weights yet.');
      made.caption.textContent = '';
      return;
    }
    const stacked = made.plot.clientWidth < 480 && body.shape[2] > 1;
    draw(made.plot, populationFigure(body, stacked));
    made.caption.textContent = `${body.nonZero} of ${body.values.length} are not zero, sum ${number(body.sum)}. ${source(body)}`;
  }

  return {
    root: made.root,
    options,
    load: (base, x) => part.load(`${base}/populations?component=${selection.component}${x ? `&x=${x}` : ''}`),
  };
}
