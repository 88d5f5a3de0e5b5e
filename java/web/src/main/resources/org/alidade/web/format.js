// Numbers and times in words.

export function number(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '\u2013';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    return value.toExponential(digits - 1).replace('e+', 'e');
  }
  return Number(value.toPrecision(digits)).toLocaleString('en-US', { maximumSignificantDigits: digits });
}

export function percent(part) {
  return Number.isFinite(part) ? `${(100 * part).toFixed(part < 0.1 ? 2 : 1)} %` : '\u2013';
}

export function duration(seconds) {
  if (seconds < 90) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  if (seconds < 5400) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 129600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}

export function ago(unixSeconds) {
  return `${duration(Date.now() / 1000 - unixSeconds)} ago`;
}

export function clock(unixSeconds) {
  const time = new Date(unixSeconds * 1000);
  const two = (value) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

// Which weights something shows, such as "latest weights, epoch 12, 2026-11-21 10:03:11".
export function source(of) {
  if (!of.choice) {
    return '';
  }
  const parts = [`${of.choice[0].toUpperCase()}${of.choice.slice(1)} weights`];
  if (of.epoch > 0) {
    parts.push(`epoch ${of.epoch}`);
  }
  if (of.timeSec) {
    parts.push(clock(of.timeSec));
  }
  return parts.join(', ');
}
