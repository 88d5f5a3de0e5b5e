// The right side of the Visualization tab: figure, statistics and table of the curves that are chosen.

/* global Plotly */
import { arrays, address, Channel, words } from './api.js';
import { button, card, labeled, numberBox, select } from './controls.js';
import { comparison, folded, lightCurves } from './figures.js';
import { Grid, localPages } from './grid.js';
import { model } from './selection.js';
import { element } from '../dom.js';
import { clear, draw } from '../plots.js';

function read(body) {
  const curves = body.head.curves.map((head) => {
    const times = body.next(Float64Array, head.points);
    const x = body.head.alongTime ? times : body.next(Float64Array, head.points);
    return { ...head, times, x, ...rest(body, head) };
  });
  return { x: body.head.x, labels: body.head.labels, curves };
}

function rest(body, head) {
  return {
    values: body.next(Float32Array, head.points),
    errors: body.next(Float32Array, head.points),
    flags: body.next(Int32Array, head.points),
    rejected: body.next(Uint8Array, head.points),
    rates: body.next(Float32Array, Math.max(0, head.points - 1)),
    smoothX: body.next(Float64Array, head.smoothed),
    smoothValues: body.next(Float32Array, head.smoothed),
    smoothErrors: body.next(Float32Array, head.smoothed),
  };
}

const fixed = (digits) => (value) => (Number.isFinite(value) ? value.toFixed(digits) : '\u2013');

function statisticsTable(curves) {
  const cells = (tag, values) => values.map((text) => element(tag, { text }));
  const rows = curves.map((curve) => {
    const s = curve.statistics;
    return element('tr', {}, ...cells('td', [curve.object, curve.type, String(s.points), fixed(3)(s.mean), fixed(4)(s.standardDeviation), fixed(1)(s.spanDays), fixed(4)(s.meanError)]));
  });
  const head = element('tr', {}, ...cells('th', ['Object', 'Measurement', 'Points', 'Mean', 'Std', 'Span (days)', 'Mean error']));
  return element('table', { class: 'plain', id: 'curve-statistics' }, element('thead', {}, head), element('tbody', {}, ...rows));
}

// In the frame after the next one, when that is on the screen.
function afterPainting(work) {
  requestAnimationFrame(() => requestAnimationFrame(work));
}

export function createCurves() {
  const plot = element('div', { class: 'plot tall', id: 'curves', role: 'img', 'aria-label': 'Light curves' });
  const feedback = element('p', { id: 'feedback', class: 'message', role: 'status' });
  const statistics = element('div', { class: 'scroll' });
  const channel = new Channel();
  let data = null;
  let view = 'curves';
  let period = 10;
  let start = 0;
  let listener = false;

  const periodBox = numberBox('Period (days)', period, 0.001, 100000, 'any', (value) => setPeriod(value));
  const periodField = labeled('Period (days)', periodBox);
  periodField.hidden = true;
  const viewBox = select('View', [['curves', 'Light curves'], ['compare', 'Compare measurements'], ['folded', 'Folded']], view, (next) => show(next));
  const format = select('File format', [['csv', 'CSV'], ['ecsv', 'ECSV'], ['json', 'JSON']], 'csv', () => {});
  const picture = select('Picture format', [['png', 'PNG'], ['svg', 'SVG']], 'png', () => {});
  const download = element('a', { hidden: true });

  function exportCurves() {
    download.href = address('export', { ...model.request(), format: format.value });
    download.download = `lightcurves.${format.value}`;
    download.click();
  }

  function exportFigure() {
    if (plot.data) {
      Plotly.downloadImage(plot, { format: picture.value, filename: 'lightcurves', scale: 2, width: 1400, height: plot.layout.height });
    }
  }

  const table = new Grid({
    label: 'Points',
    height: 20 * 28,
    columns: [
      { name: 'mjd', label: 'MJD', width: 130, type: 'number', format: fixed(3) },
      { name: 'magnitude', label: 'Magnitude', width: 110, type: 'number', format: fixed(3) },
      { name: 'error', label: 'Error', width: 100, type: 'number', format: fixed(4) },
      { name: 'flags', label: 'Flags', width: 80, type: 'number' },
      { name: 'rejected', label: 'Rejected', width: 90, type: 'number' },
    ],
    fetch: localPages(() => tableRows(), ['mjd', 'magnitude', 'error', 'flags', 'rejected']),
  });
  const tableChoice = select('Curve of the table', [], '', () => table.reload());

  function tableRows() {
    const curve = data?.curves[Number(tableChoice.value)];
    return curve
      ? Array.from(curve.times, (mjd, i) => ({ mjd, magnitude: curve.values[i], error: curve.errors[i], flags: curve.flags[i], rejected: curve.rejected[i] }))
      : [];
  }

  function setPeriod(value, from = start) {
    period = value;
    start = from;
    periodBox.value = value;
    render();
  }

  function show(next) {
    view = next;
    viewBox.value = next;
    periodField.hidden = next !== 'folded';
    render();
  }

  function title(shown) {
    return `${model.plotted().length} Object(s) - ${model.types.length} measurements${shown.length === 0 ? ' - nothing to show' : ''}`;
  }

  function render() {
    if (!data) {
      return;
    }
    const shown = data.curves.filter((curve) => !curve.problem);
    if (shown.length === 0) {
      clear(plot, data.curves[0]?.problem || 'Select an object and a measurement.');
      return;
    }
    const types = model.store.types.map((type) => type.key);
    const objects = model.plotted();
    const makers = {
      curves: () => lightCurves(data, objects, types, title(shown)),
      compare: () => comparison(data, types, title(shown)),
      folded: () => folded(data, objects, types, period, start, title(shown)),
    };
    const started = performance.now();
    draw(plot, makers[view], { doubleClick: 'reset+autosize' });
    plot.style.minHeight = `${plot.layout?.height || 500}px`;
    plot.dataset.millis = String(Math.round(performance.now() - started));
    afterPainting(() => performance.mark('curve-drawn'));
    if (!listener) {
      plot.on('plotly_click', (event) => picked(event.points[0]));
      listener = true;
    }
  }

  function picked(point) {
    if (point?.data.meta && point.customdata !== undefined) {
      model.tell('picked', { object: point.data.meta.object, time: point.customdata });
    }
  }

  function say() {
    const count = model.selected.length;
    const failed = data ? data.curves.filter((curve) => curve.problem).length : 0;
    const parts = [`${count} object(s) selected`];
    if (count > model.most) {
      parts.push(`the first ${model.most} are plotted`);
    }
    if (failed > 0) {
      parts.push(`${failed} curve(s) without valid points`);
    }
    feedback.className = `message ${count > model.most || failed > 0 ? 'doubtful' : ''}`;
    feedback.textContent = parts.join('; ');
  }

  async function load() {
    say();
    if (!model.store || model.plotted().length === 0 || model.types.length === 0) {
      channel.run(async () => null);
      data = null;
      listener = false;
      clear(plot, 'Select an object and a measurement.');
      statistics.replaceChildren();
      table.reload();
      return;
    }
    const started = performance.now();
    const { result, failure } = await channel.run((signal) => arrays('lightcurve', model.request(), signal));
    if (result) {
      data = read(result);
      plot.dataset.loadMillis = String(Math.round(performance.now() - started));
      if (start === 0 && data.curves[0]?.times.length > 0) {
        start = data.curves[0].times[0];
      }
      render();
      showTables();
      say();
      model.tell('curves', data);
    } else if (failure) {
      listener = false;
      clear(plot, words(failure));
    }
  }

  function showTables() {
    const shown = data.curves.filter((curve) => !curve.problem);
    statistics.replaceChildren(statisticsTable(shown));
    const before = tableChoice.value || '0';
    const entries = data.curves.map((curve, i) => [String(i), `${curve.object}-${curve.type}`]);
    tableChoice.replaceChildren(...entries.map(([value, text]) => element('option', { value, text })));
    tableChoice.value = entries.some(([value]) => value === before) ? before : '0';
    table.reload();
  }

  model.on('selection', load);
  model.on('plot', load);
  model.on('fold', ({ period: days, start: from }) => {
    setPeriod(days, from);
    show('folded');
  });

  const controls = element(
    'div',
    { class: 'controls' },
    labeled('View', viewBox),
    periodField,
    labeled('Data', format),
    button('Export', exportCurves, { id: 'export' }),
    labeled('Figure', picture),
    button('Save', exportFigure, { 'aria-label': 'Save the figure' }),
    download,
  );
  const root = element(
    'div',
    { class: 'column' },
    card('Light curves', controls, feedback, plot),
    card('Statistics of the range', statistics),
    element('details', { class: 'card' }, element('summary', { text: 'Table of points' }), labeled('Curve', tableChoice), table.root),
  );
  root.querySelector('details').addEventListener('toggle', () => table.draw());
  return { root };
}
