// From numbers to colours: grey for images, blue to red around zero for differences.

export function percentiles(values, low, high) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length === 0) {
    return [0, 1];
  }
  const at = (percent) => sorted[Math.round((percent / 100) * (sorted.length - 1))];
  const from = at(low);
  const to = at(high);
  return from < to ? [from, to] : [from, from + (Math.abs(from) || 1) * 1e-6];
}

// The limit on both sides of zero.
export function symmetricLimit(values, high) {
  const [, limit] = percentiles(values.map(Math.abs), 0, high);
  return limit > 0 ? limit : 1;
}

const SOFTENING = 10;

function asinh(part) {
  return Math.asinh(SOFTENING * part) / Math.asinh(SOFTENING);
}

// 0 to 1 for the limits; the inverse hyperbolic sine lifts what is faint.
export function scaled(value, [from, to], kind) {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return kind === 'asinh' ? asinh(part) : part;
}

function blend(from, to, part) {
  return from.map((value, i) => value + part * (to[i] - value));
}

const NEGATIVE = [33, 102, 172];
const ZERO = [247, 247, 247];
const POSITIVE = [178, 24, 43];
const NOTHING = [90, 80, 60];

export function diverging(value, limit, kind) {
  const part = scaled(Math.abs(value), [0, limit], kind);
  return blend(ZERO, value < 0 ? NEGATIVE : POSITIVE, part);
}

// Pixels for a canvas; the first row of an image is its lowest.
export function pixels({ width, height, values }, options) {
  const bytes = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = values[(height - 1 - y) * width + x];
      const at = 4 * (y * width + x);
      const color = colorOf(value, options);
      bytes[at] = color[0];
      bytes[at + 1] = color[1];
      bytes[at + 2] = color[2];
      bytes[at + 3] = 255;
    }
  }
  return new ImageData(bytes, width, height);
}

function colorOf(value, { signed, limits, kind }) {
  if (!Number.isFinite(value)) {
    return NOTHING;
  }
  if (signed) {
    return diverging(value, limits[1], kind);
  }
  const grey = 255 * scaled(value, limits, kind);
  return [grey, grey, grey];
}

export function limitsOf({ values }, { signed, low, high }) {
  if (signed) {
    const limit = symmetricLimit(values, high);
    return [-limit, limit];
  }
  return percentiles(values, low, high);
}
