// Ranges of axes that fit what is shown: points that a clip rejected do not widen them.

const PAD = 0.04;
const FEW = 50;
const TAIL = 0.01;

function padded(from, to) {
  const pad = from < to ? PAD * (to - from) : 0.05;
  return [from - pad, to + pad];
}

// Range of the values with their error bars; magnitudes grow downwards.
export function valueRange(curves) {
  let from = Infinity;
  let to = -Infinity;
  const widen = (value, error) => {
    from = Math.min(from, value - error);
    to = Math.max(to, value + error);
  };
  for (const curve of curves) {
    curve.values.forEach((value, i) => curve.rejected[i] || widen(value, curve.errors[i]));
    curve.smoothValues.forEach((value) => widen(value, 0));
  }
  if (from > to) {
    return null;
  }
  const range = padded(from, to);
  return curves.every((curve) => curve.unit === 'ratio') ? range : range.reverse();
}

// Range of rates of change without the few that neighbours within minutes make huge.
export function rateRange(curves) {
  const all = curves.flatMap((curve) => Array.from(curve.rates).filter((rate, i) => Number.isFinite(rate) && !curve.rejected[i]));
  if (all.length === 0) {
    return null;
  }
  const sorted = Float64Array.from(all).sort();
  const tail = sorted.length < FEW ? 0 : Math.ceil(TAIL * sorted.length);
  return padded(Math.min(0, sorted[tail]), Math.max(0, sorted[sorted.length - 1 - tail]));
}

// How many points that were rejected lie beyond a range.
export function beyond(curves, range) {
  const [from, to] = [Math.min(...range), Math.max(...range)];
  return curves.reduce((sum, curve) => sum + curve.values.filter((value, i) => curve.rejected[i] && (value < from || value > to)).length, 0);
}
