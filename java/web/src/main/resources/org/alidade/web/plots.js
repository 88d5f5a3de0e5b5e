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

// A logarithmic axis with ticks at 1, 2 and 5 where it spans few decades, at powers of ten where it spans many.
export function logAxis(title, values, more = {}) {
  const shown = values.filter((value) => value > 0);
  const from = Math.log10(Math.min(...shown));
  const to = Math.log10(Math.max(...shown));
  const pad = Math.max(0.04, 0.05 * (to - from));
  const range = [from - pad, to + pad];
  return axis(title, { type: 'log', range, tickmode: 'array', ...logTicks(range[0] - 1, range[1] + 1, 10), ...more });
}

export function colorbar(title, more = {}) {
  const c = colors();
  return {
    title: { text: title, side: 'right', font: { size: 11, color: c.soft } },
    thickness: 11,
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
export function draw(place, maker, more = {}) {
  drawn.set(place, () => draw(place, maker, more));
  const { traces, layout } = maker();
  place.replaceChildren(...(place.classList.contains('js-plotly-plot') ? place.childNodes : []));
  return Plotly.react(place, traces, base(layout), { ...config, ...more });
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

// Ticks of a colour bar that shows logarithms, or with a base those of a logarithmic axis.
export function logTicks(from, to, base = 0) {
  const decades = to - from - (base ? 2 : 0);
  const every = Math.max(1, Math.ceil(decades / 8));
  const steps = decades > 3 ? [1] : decades > 0.7 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const tickvals = [];
  const ticktext = [];
  for (let power = Math.floor(from / every) * every; power <= Math.ceil(to); power += every) {
    for (const step of steps) {
      const value = power + Math.log10(step);
      if (value >= from && value <= to) {
        tickvals.push(base ? step * base ** power : value);
        ticktext.push(tickText(Number((step * 10 ** power).toPrecision(3))));
      }
    }
  }
  return { tickvals, ticktext };
}

function tickText(value) {
  return value >= 1e5 || value < 1e-3 ? value.toExponential().replace('e+', 'e') : value.toLocaleString('en-US');
}

// A colour bar below the figure.
export function flatColorbar(title, more = {}) {
  const bar = colorbar(title, { orientation: 'h', y: -0.16, yanchor: 'top', x: 0.5, xanchor: 'center', len: 1, ...more });
  bar.title.side = 'bottom';
  return bar;
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
  for (const redraw of drawn.values()) {
    redraw();
  }
});
