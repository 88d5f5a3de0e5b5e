// Tiles of a hypercube that are finished.

import { axis, card, clear, colorbar, colors, draw } from './kit.js';
import { Part } from '../feed.js';

function figure(body) {
  return () => {
    const c = colors();
    const z = [];
    for (let row = 0; row < body.rows; row++) {
      z.push(body.part.slice(row * body.columns, (row + 1) * body.columns));
    }
    const gap = body.columns > 80 || body.rows > 80 ? 0 : 1;
    const traces = [
      {
        type: 'heatmap',
        z,
        zmin: 0,
        zmax: 1,
        xgap: gap,
        ygap: gap,
        colorscale: [[0, c.grid], [1, c.s1]],
        colorbar: colorbar('finished part', { tickformat: '.0%' }),
        hovertemplate: 'spaxel tile %{y}, component tile %{x}: %{z:.0%}<extra></extra>',
      },
    ];
    const whole = (length) => (length <= 16 ? { dtick: 1 } : { tickformat: 'd' });
    const many = (text, per) => (per > 1 ? `${text} (cells of ${per})` : text);
    const layout = {
      xaxis: axis(many('component tile', body.componentTilesPerColumn), { showgrid: false, ...whole(body.columns) }),
      yaxis: axis(many('spaxel tile', body.spaxelTilesPerRow), { showgrid: false, autorange: 'reversed', ...whole(body.rows) }),
      uirevision: 'keep',
    };
    return { traces, layout };
  };
}

export function createTiles() {
  const made = card('wide', 'Hypercube tiles');
  made.root.hidden = true;
  const part = new Part(
    (body) => {
      made.root.hidden = body.rows === 0 || body.complete;
      if (!made.root.hidden) {
        draw(made.plot, figure(body));
        const share = Math.floor((100 * body.done) / Math.max(1, body.total));
        made.caption.textContent = `${body.done} of ${body.total} tiles are in the file (${share} %).`;
      }
    },
    (message) => clear(made.plot, message),
  );
  return { root: made.root, load: (base) => part.load(`${base}/tiles`) };
}
