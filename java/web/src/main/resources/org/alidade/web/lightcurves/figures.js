// Light curves as traces: one panel row per object, or per measurement where methods are compared, or folded.

import { axis } from '../plots.js';
import { beyond, rateRange, valueRange } from './ranges.js';
import { category, colors } from '../theme.js';

const BARS = 'rgba(128,128,128,0.3)';

function webGl() {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext('webgl2') || canvas.getContext('webgl'));
}

// Without a graphics processor the same points are drawn as vectors.
export const KIND = webGl() ? 'scattergl' : 'scatter';

export function color(index) {
  return category(index);
}

export function traceName(curve) {
  return `${curve.object}-${curve.type}${curve.note ? ` (${curve.note})` : ''}`;
}

function pick(values, wanted) {
  return values.filter((_, i) => wanted[i]);
}

function masks(curve) {
  const rejected = Array.from(curve.rejected, (mark) => mark === 1);
  return { rejected, kept: rejected.map((mark) => !mark) };
}

const HOVER = '%{x:.3f}<br>%{y:.3f} \u00b1 %{error_y.array:.3f}<extra>%{fullData.name}</extra>';

function points(curve, wanted, more) {
  const errors = pick(curve.errors, wanted);
  return {
    type: KIND,
    mode: 'markers',
    x: pick(curve.x, wanted),
    y: pick(curve.values, wanted),
    customdata: pick(curve.times, wanted),
    error_y: { type: 'data', array: errors, color: BARS, thickness: 1, width: 0, visible: true },
    hovertemplate: HOVER,
    ...more,
  };
}

function curveTraces(curve, index, axes) {
  const c = colors();
  const name = traceName(curve);
  const { rejected, kept } = masks(curve);
  const traces = [
    points(curve, kept, {
      ...axes,
      name,
      meta: { object: curve.object, type: curve.type },
      marker: { size: 4, color: color(index), line: { color: c.card, width: 0.5 } },
    }),
  ];
  if (rejected.includes(true)) {
    const made = points(curve, rejected, { ...axes, name: `${name} rejected`, meta: { object: curve.object }, marker: { size: 8, symbol: 'x-thin', color: c.bad, line: { color: c.bad, width: 2 } } });
    made.error_y.color = c.bad;
    traces.push(made);
  }
  if (curve.smoothX.length > 0) {
    traces.push({
      ...axes,
      type: KIND,
      mode: 'lines+markers',
      name: `${name} smoothed`,
      x: curve.smoothX,
      y: curve.smoothValues,
      error_y: { type: 'data', array: curve.smoothErrors, color: BARS, thickness: 1, width: 0 },
      line: { color: 'magenta', width: 3 },
      marker: { size: 8, symbol: 'diamond', color: 'magenta' },
      hovertemplate: HOVER,
    });
  }
  return traces;
}

function rateTraces(curve, index, axes) {
  const { rejected, kept } = masks(curve);
  const values = curve.values.subarray(0, Math.max(0, curve.values.length - 1));
  const part = (wanted, more) => ({
    ...axes,
    type: KIND,
    mode: 'markers',
    x: pick(curve.rates, wanted),
    y: pick(values, wanted),
    name: `${traceName(curve)} rate`,
    showlegend: false,
    hovertemplate: '%{x:.4g} per day at %{y:.3f}<extra></extra>',
    ...more,
  });
  const traces = [part(kept, { marker: { size: 4, color: color(index) } })];
  if (rejected.includes(true)) {
    traces.push(part(rejected, { marker: { size: 6, symbol: 'x-thin', color: 'red', line: { color: 'red', width: 1.5 } } }));
  }
  return traces;
}

function suffix(number) {
  return number === 1 ? '' : String(number);
}

function heading(text, y) {
  return { text, x: 0, xref: 'paper', xanchor: 'left', y, yref: 'paper', yanchor: 'bottom', showarrow: false, font: { size: 12, color: colors().ink } };
}

function rows(count, gap) {
  const height = (1 - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => {
    const top = 1 - i * (height + gap);
    return [Math.max(0, top - height), top];
  });
}

function yTitle(curves) {
  const units = new Set(curves.map((curve) => curve.unit));
  return units.size === 1 && units.has('ratio') ? 'Flux ratio' : 'Magnitude';
}

// The axis of values of a panel; rejected points that lie beyond it are counted in the heading.
function valueAxis(curves, more) {
  const range = valueRange(curves);
  return axis(yTitle(curves), { ...more, ...(range ? { range } : {}) });
}

function panelTitle(text, curves) {
  const range = valueRange(curves);
  const hidden = range ? beyond(curves, range) : 0;
  return hidden > 0 ? `${text} (${hidden} rejected beyond the axis: double-click shows all)` : text;
}

function ticks(labels) {
  if (!labels) {
    return {};
  }
  const every = Math.ceil(labels.length / 20);
  const tickvals = labels.map((_, i) => i).filter((i) => i % every === 0);
  return { tickvals, ticktext: tickvals.map((i) => labels[i]) };
}

// Per object: light curve on the left, rates of change on the right, one magnitude axis for both.
export function lightCurves(data, objects, types, title) {
  const layout = { annotations: [], shapes: [], showlegend: true, hovermode: 'closest', dragmode: 'zoom', uirevision: `${objects.join()} ${data.x}` };
  const traces = [];
  const domains = rows(objects.length, Math.min(0.07, 0.35 / objects.length));
  objects.forEach((object, i) => {
    const mine = data.curves.filter((curve) => curve.object === object && !curve.problem);
    const [left, right] = [suffix(2 * i + 1), suffix(2 * i + 2)];
    const y = suffix(i + 1);
    const last = i === objects.length - 1;
    const rates = rateRange(mine);
    layout[`yaxis${y}`] = valueAxis(mine, { domain: domains[i], anchor: `x${left}` });
    layout[`xaxis${left}`] = axis(last ? data.x : '', { domain: [0, 0.58], anchor: `y${y}`, ...ticks(data.labels), ...(i > 0 ? { matches: 'x' } : {}), ...(data.labels ? {} : { tickformat: 'd' }) });
    layout[`xaxis${right}`] = axis(last ? 'dMag/dt (mag/day)' : '', { domain: [0.64, 1], anchor: `y${y}`, nticks: 5, ...(rates ? { range: rates } : {}) });
    layout.annotations.push(heading(panelTitle(`Object ${object}`, mine), domains[i][1]));
    layout.shapes.push({ type: 'line', xref: `x${right}`, yref: `y${y} domain`, x0: 0, x1: 0, y0: 0, y1: 1, line: { dash: 'dash', width: 1, color: colors().soft } });
    mine.forEach((curve) => {
      const index = types.indexOf(curve.type);
      traces.push(...curveTraces(curve, index, { xaxis: `x${left}`, yaxis: `y${y}` }));
      traces.push(...rateTraces(curve, index, { xaxis: `x${right}`, yaxis: `y${y}` }));
    });
  });
  return finish(traces, layout, title, Math.max(800, 300 * objects.length));
}

// Per measurement: stacked panels that zoom together along x.
export function comparison(data, types, title) {
  const shown = data.curves.filter((curve) => !curve.problem);
  const layout = { annotations: [], showlegend: true, hovermode: 'x', uirevision: `compare ${data.x}` };
  const traces = [];
  const domains = rows(Math.max(1, shown.length), Math.min(0.05, 0.35 / Math.max(1, shown.length)));
  shown.forEach((curve, i) => {
    const n = suffix(i + 1);
    const last = i === shown.length - 1;
    layout[`yaxis${n}`] = valueAxis([curve], { domain: domains[i], anchor: `x${n}` });
    layout[`xaxis${n}`] = axis(last ? data.x : '', { anchor: `y${n}`, ...ticks(data.labels), ...(i > 0 ? { matches: 'x' } : {}), ...(data.labels ? {} : { tickformat: 'd' }), showticklabels: last });
    layout.annotations.push(heading(panelTitle(traceName(curve), [curve]), domains[i][1]));
    traces.push(...curveTraces(curve, types.indexOf(curve.type), { xaxis: `x${n}`, yaxis: `y${n}` }));
  });
  return finish(traces, layout, title, Math.max(500, 200 * shown.length));
}

// Phase is ((t - t0) / period) mod 1; two cycles are shown.
export function folded(data, objects, types, period, start, title) {
  const layout = { annotations: [], showlegend: true, hovermode: 'closest', uirevision: `folded ${objects.join()}` };
  const traces = [];
  const domains = rows(objects.length, Math.min(0.07, 0.35 / objects.length));
  objects.forEach((object, i) => {
    const mine = data.curves.filter((curve) => curve.object === object && !curve.problem);
    const n = suffix(i + 1);
    layout[`yaxis${n}`] = valueAxis(mine, { domain: domains[i], anchor: `x${n}` });
    layout[`xaxis${n}`] = axis(i === objects.length - 1 ? `Phase, period ${period} d` : '', { anchor: `y${n}`, range: [0, 2], ...(i > 0 ? { matches: 'x' } : {}) });
    layout.annotations.push(heading(panelTitle(`Object ${object}`, mine), domains[i][1]));
    mine.forEach((curve) => {
      const { kept } = masks(curve);
      const phase = pick(curve.times, kept).map((time) => {
        const turns = (time - start) / period;
        return turns - Math.floor(turns);
      });
      const once = points(curve, kept, { xaxis: `x${n}`, yaxis: `y${n}`, name: traceName(curve), meta: { object }, marker: { size: 4, color: color(types.indexOf(curve.type)), line: { color: colors().card, width: 0.5 } } });
      traces.push({
        ...once,
        x: [...phase, ...phase.map((value) => value + 1)],
        y: [...once.y, ...once.y],
        customdata: [...once.customdata, ...once.customdata],
        error_y: { ...once.error_y, array: [...once.error_y.array, ...once.error_y.array] },
      });
    });
  });
  return finish(traces, layout, title, Math.max(500, 300 * objects.length));
}

function finish(traces, layout, title, height) {
  return {
    traces,
    layout: {
      ...layout,
      height,
      title: { text: title, font: { size: 14 }, x: 0.01, xanchor: 'left' },
      margin: { l: 60, r: 14, t: 60, b: 50 },
      legend: { orientation: 'v', x: 1.01, y: 1, xanchor: 'left', font: { size: 11 } },
    },
  };
}
