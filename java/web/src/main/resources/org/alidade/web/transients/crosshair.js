// A cross whose middle is left free, so that the source stays visible; and circles around positions.

const SVG = 'http://www.w3.org/2000/svg';
const GAP = 0.07;
const ARM = 0.1;

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}

function surface(...children) {
  const made = shape('svg', { viewBox: '0 0 1 1', class: 'crosshair', 'aria-hidden': 'true' });
  made.append(...children);
  return made;
}

export function crosshair(x = 0.5, y = 0.5) {
  const line = (x1, y1, x2, y2) => shape('line', { x1, y1, x2, y2 });
  return surface(
    line(x - GAP - ARM, y, x - GAP, y),
    line(x + GAP, y, x + GAP + ARM, y),
    line(x, y - GAP - ARM, x, y - GAP),
    line(x, y + GAP, x, y + GAP + ARM),
  );
}

// Circles at parts of the width and height, counted from the lower left.
export function marks(positions) {
  return surface(...positions.map(([x, y]) => shape('circle', { cx: x, cy: 1 - y, r: 0.018 })));
}
