// Stamps of one position side by side, with stretch, blinking and a cross.

import { element } from '../dom.js';
import { number } from '../format.js';
import { Refused, image } from './api.js';
import { limitsOf, pixels } from './stretch.js';

const BLINK_MILLIS = 450;

export const PLANES = [
  { name: 'science', title: 'Science', signed: false },
  { name: 'reference', title: 'Reference', signed: false },
  { name: 'difference', title: 'Difference', signed: true },
  { name: 'scorr', title: 'S_corr', signed: true },
];

export class Stamps {
  // The overlay makes what is drawn over every stamp.
  constructor(overlay) {
    this.images = new Map();
    this.options = { kind: 'asinh', low: 1, high: 99.5 };
    this.timer = 0;
    this.swapped = false;
    this.figures = new Map(PLANES.map((plane) => [plane.name, figure(plane)]));
    this.overlay = overlay;
    this.root = element('div', { class: 'stamps' }, ...[...this.figures.values()].map((made) => made.root));
    this.stretchBox = this.controls();
  }

  controls() {
    const change = () => {
      this.options = { kind: kind.value, low: Number(low.value), high: Number(high.value) };
      this.draw();
    };
    const kind = element('select', { onchange: change }, element('option', { text: 'asinh' }), element('option', { text: 'linear' }));
    const limit = (value, min, max) => element('input', { type: 'number', value, min, max, step: 0.1, onchange: change });
    const low = limit(1, 0, 49);
    const high = limit(99.5, 51, 100);
    const blink = element('button', { type: 'button', text: 'Blink', 'aria-pressed': 'false', onclick: () => this.blink() });
    this.blinkButton = blink;
    this.kind = kind;
    return element(
      'div',
      { class: 'controls' },
      element('label', {}, 'Stretch', kind),
      element('label', {}, 'from %', low),
      element('label', {}, 'to %', high),
      blink,
    );
  }

  // Shows nothing.
  clear() {
    this.stop();
    this.images.clear();
    this.loading = null;
    this.draw();
  }

  // Loads all planes of an address that ends with the name of a plane.
  async load(addressOf) {
    this.clear();
    const loading = addressOf;
    this.loading = loading;
    await Promise.all(
      PLANES.map(async ({ name }) => {
        try {
          const loaded = await image(addressOf(name));
          if (this.loading === loading) {
            this.images.set(name, loaded);
            this.drawOne(name);
          }
        } catch (failure) {
          if (this.loading === loading) {
            this.figures.get(name).note.textContent = failure instanceof Refused ? failure.message : 'no answer';
          }
        }
      }),
    );
  }

  draw() {
    PLANES.forEach(({ name }) => this.drawOne(name));
  }

  drawOne(name) {
    const { canvas, note, title, root } = this.figures.get(name);
    const other = this.swapped && name === 'science' && this.images.has('reference') ? 'reference' : name;
    const plane = PLANES.find((entry) => entry.name === other);
    const loaded = this.images.get(other);
    title.textContent = plane.title;
    root.classList.toggle('blinking', this.timer !== 0 && name === 'science');
    root.querySelectorAll('.crosshair').forEach((cross) => cross.remove());
    if (!loaded) {
      canvas.width = 1;
      canvas.height = 1;
      note.textContent = '';
      return;
    }
    const limits = limitsOf(loaded, { ...this.options, signed: plane.signed });
    canvas.width = loaded.width;
    canvas.height = loaded.height;
    canvas.getContext('2d').putImageData(pixels(loaded, { ...this.options, signed: plane.signed, limits }), 0, 0);
    note.textContent = `${number(limits[0], 3)} to ${number(limits[1], 3)}`;
    root.append(this.overlay(loaded));
  }

  blink() {
    if (this.timer) {
      this.stop();
      return;
    }
    this.timer = setInterval(() => this.swap(), BLINK_MILLIS);
    this.blinkButton.setAttribute('aria-pressed', 'true');
    this.swap();
  }

  swap() {
    this.swapped = !this.swapped;
    this.drawOne('science');
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.swapped = false;
    this.blinkButton.setAttribute('aria-pressed', 'false');
    this.drawOne('science');
  }

  toggleStretch() {
    this.kind.value = this.kind.value === 'asinh' ? 'linear' : 'asinh';
    this.kind.dispatchEvent(new Event('change'));
  }
}

function figure(plane) {
  const canvas = element('canvas', { width: 1, height: 1, role: 'img', 'aria-label': plane.title, 'data-plane': plane.name });
  const title = element('strong', { text: plane.title });
  const note = element('span', {});
  const root = element('figure', { class: 'stamp' }, canvas, element('figcaption', {}, title, note));
  return { root, canvas, title, note };
}
