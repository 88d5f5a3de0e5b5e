// Cut-outs around the selected objects: from the deep image, and from the visits that are clicked in the figure.

import { arrays, get, words } from './api.js';
import { button, card, labeled, numberBox } from './controls.js';
import { paint } from './palettes.js';
import { model } from './selection.js';
import { element } from '../dom.js';
import { toast } from './toast.js';

const MOST = 24;
const SAME_EPOCH_DAYS = 0.01;

export function createCutouts() {
  const strip = element('div', { class: 'cutouts', id: 'cutouts' });
  const hint = element('p', { class: 'caption', text: 'Click a point of a light curve to see the image of that visit.' });
  const epochBox = element('input', { type: 'text', list: 'epoch-names', placeholder: 'gr...', 'aria-label': 'Epoch' });
  const names = element('datalist', { id: 'epoch-names' });
  let size = 64;
  let epochs = null;

  async function table() {
    if (!epochs) {
      const page = await get('epochs', { start: 0, end: 10000, columns: ['epoch', 'epoch_mjd'] });
      epochs = { names: page.columns.epoch || [], times: page.columns.epoch_mjd || [] };
      names.replaceChildren(...epochs.names.map((value) => element('option', { value })));
    }
    return epochs;
  }

  async function add(object, epoch, channel) {
    try {
      const body = await arrays('cutout', { object, epoch: epoch || null, channel, size, lo: 1, hi: 99.5, stretch: 'asinh' });
      const { columns, rows, name, x, y } = body.head;
      const canvas = paint(element('canvas', { role: 'img', 'aria-label': `${object} in ${name}` }), body.next(Uint8Array, columns * rows), columns, rows, 'Greys_r');
      const mark = element('span', { class: 'cross' });
      mark.style.left = `${(100 * (x + 0.5)) / columns}%`;
      mark.style.top = `${100 - (100 * (y + 0.5)) / rows}%`;
      const figure = element('figure', {}, element('div', { class: 'frame' }, canvas, mark), element('figcaption', { text: `${object} \u00b7 ${epoch || 'superstack'}` }));
      strip.prepend(figure);
      while (strip.children.length > MOST) {
        strip.lastElementChild.remove();
      }
    } catch (failure) {
      toast(words(failure), 'bad');
    }
  }

  async function picked({ object, time }) {
    const { names: keys, times } = await table();
    let nearest = -1;
    times.forEach((at, i) => {
      if (nearest < 0 || Math.abs(at - time) < Math.abs(times[nearest] - time)) {
        nearest = i;
      }
    });
    if (nearest >= 0 && Math.abs(times[nearest] - time) < SAME_EPOCH_DAYS) {
      epochBox.value = keys[nearest];
      add(object, keys[nearest], model.types[0]?.startsWith('ch2') ? 'ch2' : 'ch1');
    }
  }

  const each = (epoch) => model.plotted().forEach((object) => add(object, epoch, model.types[0]?.startsWith('ch2') ? 'ch2' : 'ch1'));
  model.on('picked', picked);
  model.on('store', () => {
    epochs = null;
    strip.replaceChildren();
    table().catch(() => {});
  });
  const controls = element(
    'div',
    { class: 'controls' },
    labeled('Size (pixels)', numberBox('Size (pixels)', size, 5, 512, 1, (value) => {
      size = value;
    })),
    button('Superstack', () => each(''), { id: 'cutout-superstack' }),
    labeled('Epoch', epochBox),
    names,
    button('Show', () => epochBox.value && each(epochBox.value), { id: 'cutout-epoch' }),
    button('Clear', () => strip.replaceChildren()),
  );
  return card('Cut-outs', controls, strip, hint);
}
