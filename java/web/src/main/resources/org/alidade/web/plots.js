// One way to draw for all panels: theme, axes, resizing, saving.

/* global Plotly */
import { colors, onThemeChange } from './theme.js';
import { element } from './dom.js';

const drawn = new Map();
const config = { displayModeBar: false, responsive: true, doubleClick: 'reset', showTips: false };

export function axis(title, more = {}) {
  const c = colors();
  return {
    title: { text: title, standoff: 6, font: { size: 12, color: c.soft } },
    gridcolor: c.grid,
    linecolor: c.line,
    zeroline: false,
    ticks: 'outside',
    ticklen: 4,
    tickcolor: c.line,
    tickfont: { size: 11, color: c.soft },
    automargin: true,
    ...more,
  };
}

export function logAxis(title, more = {}) {
  return axis(title, { type: 'log', exponentformat: 'power', dtick: undefined, nticks: 6, ...more });
}

export function colorbar(title, more = {}) {
  const c = colors();
  return {
    title: { text: title, side: 'right', font: { size: 11, color: c.soft } },
    thickness: 12,
    outlinewidth: 0,
    tickfont: { size: 11, color: c.soft },
    exponentformat: 'power',
    ...more,
  };
}

function base(layout) {
  const c = colors();
  return {
    paper_bgcolor: c.card,
    plot_bgcolor: c.card,
    font: { family: 'system-ui, sans-serif', color: c.ink, size: 12 },
    margin: { l: 56, r: 14, t: 10, b: 44 },
    hoverlabel: { font: { size: 12 } },
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom', font: { size: 11 } },
    ...layout,
  };
}

// Draws what the maker gives; it is asked again when the theme changes.
export function draw(place, maker) {
  drawn.set(place, maker);
  const { traces, layout } = maker();
  place.replaceChildren(...(place.classList.contains('js-plotly-plot') ? place.childNodes : []));
  return Plotly.react(place, traces, base(layout), config);
}

export function clear(place, message) {
  if (drawn.delete(place)) {
    Plotly.purge(place);
  }
  place.replaceChildren(element('p', { class: 'empty', text: message }));
}

export function isDrawn(place) {
  return drawn.has(place);
}

// The colour range that shows the middle of the values, not their extremes.
export function range(values, low = 0.01, high = 0.99) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return [0, 1];
  }
  const at = (part) => sorted[Math.round(part * (sorted.length - 1))];
  const from = at(low);
  const to = at(high);
  return from < to ? [from, to] : [from - Math.abs(from) * 0.05 - 1e-300, to + Math.abs(to) * 0.05 + 1e-300];
}

// Ticks of a logarithmic colour bar.
export function logTicks(from, to) {
  const values = [];
  for (let power = Math.floor(from); power <= Math.ceil(to); power++) {
    for (const step of to - from > 3 ? [1] : [1, 2, 5]) {
      const value = power + Math.log10(step);
      if (value >= from && value <= to) {
        values.push([value, Number((step * 10 ** power).toPrecision(3))]);
      }
    }
  }
  const text = (value) => (value >= 1e4 || value < 1e-3 ? value.toExponential(0).replace('e+', 'e') : String(value));
  return { tickvals: values.map((v) => v[0]), ticktext: values.map((v) => text(v[1])) };
}

export function saveButton(place, name) {
  return element('button', {
    type: 'button',
    text: 'PNG',
    title: 'Save this figure as a picture',
    'aria-label': `Save ${name} as a picture`,
    onclick: () => {
      if (isDrawn(place)) {
        Plotly.downloadImage(place, { format: 'png', filename: `alidade-${name.replace(/\W+/g, '-')}`, scale: 2 });
      }
    },
  });
}

// A card with heading, controls, plot and caption.
export function card(className, title, ...controls) {
  const plot = element('div', { class: 'plot', role: 'img', 'aria-label': title });
  const caption = element('p', { class: 'caption' });
  const row = element('div', { class: 'controls' }, ...controls, saveButton(plot, title.toLowerCase()));
  const root = element(
    'section',
    { class: `card ${className}`, 'aria-label': title },
    element('header', {}, element('h2', { text: title }), row),
    plot,
    caption,
  );
  return { root, plot, caption };
}

onThemeChange(() => {
  for (const [place, maker] of drawn) {
    draw(place, maker);
  }
});
