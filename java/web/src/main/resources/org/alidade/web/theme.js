// Colours of the style sheet for the drawings, which cannot read it themselves.

const names = ['card', 'ink', 'soft', 'line', 'grid', 'band', 'accent', 's1', 's2', 's3', 's4', 's5'];

export function colors() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export function onThemeChange(callback) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', callback);
}
