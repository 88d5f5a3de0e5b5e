// Colours of the style sheet for the drawings, which cannot read it themselves, and the choice of light or dark.

const names = ['card', 'ink', 'soft', 'line', 'grid', 'band', 'accent', 'bad', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const KEY = 'alidade.shade';
const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];
let known = null;

// The style sheet names a colour for each shade; only one that is used says which of the two it is.
function read() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

export function colors() {
  known ??= read();
  return known;
}

// Colours of categories that readers of all kinds tell apart (Okabe and Ito).
export function category(index) {
  return colors()[`s${(index % 8) + 1}`];
}

export function onThemeChange(callback) {
  listeners.push(callback);
}

function changed() {
  known = null;
  listeners.forEach((callback) => callback());
}

export function shade() {
  return document.documentElement.dataset.shade || 'system';
}

export function nextShade() {
  const next = NEXT[shade()];
  if (next === 'system') {
    delete document.documentElement.dataset.shade;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.shade = next;
    localStorage.setItem(KEY, next);
  }
  changed();
  return next;
}

dark.addEventListener('change', changed);
