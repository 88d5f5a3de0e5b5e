// Colours of images: stops from dark to bright, and pixels painted with them.

const STOPS = {
  Greys_r: ['#000000', '#ffffff'],
  viridis: ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'],
  cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  plasma: ['#0d0887', '#46039f', '#7201a8', '#9c179e', '#bd3786', '#d8576b', '#ed7953', '#fb9f3a', '#fdca26', '#f0f921'],
  inferno: ['#000004', '#1b0c41', '#4a0c6b', '#781c6d', '#a52c60', '#cf4446', '#ed6925', '#fb9b06', '#f7d13d', '#fcffa4'],
  RdYlBu_r: ['#313695', '#4575b4', '#74add1', '#abd9e9', '#e0f3f8', '#ffffbf', '#fee090', '#fdae61', '#f46d43', '#d73027', '#a50026'],
  Spectral_r: ['#5e4fa2', '#3288bd', '#66c2a5', '#abdda4', '#e6f598', '#ffffbf', '#fee08b', '#fdae61', '#f46d43', '#d53e4f', '#9e0142'],
};
const MISSING = 255;

export const NAMES = Object.keys(STOPS);

function levels(name) {
  const stops = STOPS[name].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Array.from({ length: 255 }, (_, level) => {
    const place = (level / 254) * (stops.length - 1);
    const below = Math.min(stops.length - 2, Math.floor(place));
    return [0, 1, 2].map((i) => Math.round(stops[below][i] + (place - below) * (stops[below + 1][i] - stops[below][i])));
  });
}

// Paints rows from the bottom, as images of the sky are kept.
export function paint(canvas, bytes, columns, rows, name) {
  const palette = levels(name);
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const level = bytes[(rows - 1 - row) * columns + column];
      const at = 4 * (row * columns + column);
      const [r, g, b] = level === MISSING ? [90, 90, 110] : palette[level];
      image.data.set([r, g, b, 255], at);
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
