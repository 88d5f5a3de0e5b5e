// The Object Stats tab: distribution of a column, and all statistics of the selected object.

import { Channel, get, words } from './api.js';
import { button, card, labeled, select, options } from './controls.js';
import { model } from './selection.js';
import { element } from '../dom.js';
import { axis, clear, colors, draw } from '../panels/kit.js';
import { number } from '../format.js';

export function createStatistics(place) {
  const plot = element('div', { class: 'plot tall', id: 'histogram', role: 'img', 'aria-label': 'Distribution' });
  const caption = element('p', { class: 'caption', text: 'Click a bar to choose the objects in it.' });
  const column = select('Column', [], '', load);
  const channel = new Channel();
  const summaries = new Channel();
  const summary = element('div', { class: 'scroll', id: 'summary' });
  let listener = false;
  let stale = false;

  async function load() {
    const { result, failure } = await channel.run((signal) => get('stats', { column: column.value }, signal));
    if (result) {
      show(result);
    } else if (failure) {
      listener = false;
      clear(plot, words(failure));
    }
  }

  function text(body) {
    const two = (value) => (value === null ? 'nan' : value.toFixed(2));
    return `N = ${body.size}<br>Mean = ${two(body.mean)}<br>Median = ${two(body.median)}<br>Std = ${two(body.standardDeviation)}`;
  }

  function show(body) {
    if (body.size === 0) {
      listener = false;
      clear(plot, 'The column has no finite number.');
      return;
    }
    const middles = body.counts.map((_, i) => (body.edges[i] + body.edges[i + 1]) / 2);
    draw(plot, () => ({
      traces: [{ type: 'bar', x: middles, y: body.counts, width: body.edges[1] - body.edges[0], marker: { color: colors().s1, line: { color: colors().card, width: 0.5 } }, hovertemplate: '%{x:.6g}: %{y}<extra></extra>' }],
      layout: {
        height: 600,
        title: { text: `Distribution of ${body.column}`, font: { size: 14 } },
        margin: { l: 56, r: 14, t: 48, b: 48 },
        xaxis: axis(`${body.column}${body.unit ? ` (${body.unit})` : ''}`),
        yaxis: axis('Count'),
        bargap: 0,
        showlegend: false,
        annotations: [{ text: text(body), x: 0.98, y: 0.98, xref: 'paper', yref: 'paper', xanchor: 'right', yanchor: 'top', showarrow: false, align: 'left', bgcolor: colors().card, bordercolor: colors().line, borderpad: 6 }],
      },
    }));
    plot.style.minHeight = '600px';
    plot.dataset.column = body.column;
    plot.bars = body;
    if (!listener) {
      plot.on('plotly_click', (event) => choose(plot.bars, event.points[0].pointNumber));
      listener = true;
    }
  }

  function choose(body, bin) {
    const name = /^\w+$/.test(body.column) ? body.column : `\`${body.column}\``;
    const upper = bin === body.counts.length - 1 ? '<=' : '<';
    model.tell('query', { query: `${body.edges[bin]} <= ${name} ${upper} ${body.edges[bin + 1]}` });
  }

  async function describe() {
    const object = model.selected[0];
    if (!object || place.hidden) {
      return;
    }
    const { result } = await summaries.run((signal) => get('summary', { ...model.request(), object }, signal));
    if (!result) {
      return;
    }
    const names = result.curves[0]?.statistics.map((each) => each.name) || [];
    const cells = (tag, values) => values.map((value) => element(tag, { text: value }));
    const rows = names.map((name, i) => {
      const unit = result.curves[0].statistics[i].unit;
      return element('tr', {}, ...cells('td', [`${name}${unit ? ` (${unit})` : ''}`, ...result.curves.map((curve) => number(curve.statistics[i].value, 5))]));
    });
    const known = result.columns.map((each) => element('tr', {}, ...cells('td', [`${each.name}${each.unit ? ` (${each.unit})` : ''}`, typeof each.value === 'number' ? number(each.value, 9) : String(each.value ?? '\u2013')])));
    summary.replaceChildren(
      element('h3', { text: `Object ${object}` }),
      element('table', { class: 'plain' }, element('thead', {}, element('tr', {}, ...cells('th', ['Statistic', ...result.curves.map((curve) => curve.type)]))), element('tbody', {}, ...rows)),
      element('h3', { text: 'Object table' }),
      element('table', { class: 'plain' }, element('tbody', {}, ...known)),
    );
  }

  // The distribution of a tab that is hidden is not drawn before it is looked at.
  function showColumns() {
    const names = model.store.objectColumns.filter((each) => each.type !== 'text').map((each) => [each.name, each.name]);
    options(column, names, model.store.statistic);
    stale = true;
    refreshDistribution();
  }

  function refreshDistribution() {
    if (stale && model.store && !place.hidden) {
      stale = false;
      load();
    }
  }

  model.on('store', showColumns);
  model.on('columns', showColumns);
  model.on('selection', describe);
  model.on('plot', describe);
  place.addEventListener('shown', () => {
    describe();
    refreshDistribution();
    if (plot.data) {
      window.dispatchEvent(new Event('resize'));
    }
  });
  const refresh = button('Statistics of the selected object', describe);
  place.append(
    element('div', { class: 'two' }, card('Distribution', element('div', { class: 'controls' }, labeled('Column', column)), plot, caption), card('Selected object', element('div', { class: 'controls' }, refresh), summary)),
  );
}
