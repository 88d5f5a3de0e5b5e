// The page of a cube file: puts the panels together and loads the parts that have changed.

import { watch } from './feed.js';
import { byId } from './dom.js';
import { isWriting, shell } from './shell.js';
import { createStatus } from './panels/status.js';
import { createCurves } from './panels/curves.js';
import { createFractions, createPopulations } from './panels/weights.js';
import { createSky } from './panels/sky.js';
import { createSpectrum } from './panels/spectrum.js';
import { createTiles } from './panels/tiles.js';

const base = `/api${location.pathname.replace(/\/$/, '')}`;

// What the user has chosen, shared by the panels.
const selection = {
  component: 'all',
  spaxel: 0,
  spaxels: 0,
  x: '',
  componentListeners: [],
  spaxelListeners: [],
  onComponent(listener) {
    this.componentListeners.push(listener);
  },
  onSpaxel(listener) {
    this.spaxelListeners.push(listener);
  },
  choose(component) {
    this.component = component;
    this.componentListeners.forEach((listener) => listener());
  },
  chooseSpaxel(spaxel) {
    this.spaxel = Math.max(0, Math.min(this.spaxels - 1, Math.round(spaxel) || 0));
    this.spaxelListeners.forEach((listener) => listener());
  },
};

const status = createStatus((x) => {
  selection.x = x;
  loadWeights();
});
const curves = createCurves();
const fractions = createFractions(selection);
const populations = createPopulations(selection);
const sky = createSky(selection);
const spectrum = createSpectrum(selection);
const tiles = createTiles();

byId('panels').replaceChildren(
  tiles.root,
  ...curves.roots,
  sky.root,
  spectrum.root,
  fractions.root,
  populations.root,
  curves.last,
);

selection.onComponent(() => populations.load(base, selection.x));
selection.onSpaxel(loadSpectrum);

function loadSpectrum() {
  if (selection.spaxels > 0) {
    spectrum.load(base, selection.x);
  } else {
    spectrum.empty('No observed spectra in this file.');
  }
}

function loadWeights() {
  fractions.load(base, selection.x);
  populations.load(base, selection.x);
  loadSpectrum();
  if (sky.needsWeights()) {
    sky.load(base, selection.x);
  }
}

let versions = {};

function onState(state) {
  status.show(state);
  if (!state.parts) {
    versions = {};
    return;
  }
  const changed = (part) => versions[part] !== state.parts[part];
  selection.spaxels = state.spaxels;
  selection.spaxel = Math.min(selection.spaxel, Math.max(0, state.spaxels - 1));
  populations.options(state.components);
  sky.limit(state.components);
  spectrum.limit(state.spaxels);
  if (changed('metrics')) {
    curves.load(base);
  }
  if (changed('tiles')) {
    tiles.load(base);
  }
  if (changed('data')) {
    sky.loadGeometry(base);
    sky.load(base, selection.x);
  }
  if (changed('weights') || changed('data')) {
    loadWeights();
  }
  versions = state.parts;
}

shell([['n p', 'next, previous spaxel']]);
document.addEventListener('keydown', (event) => {
  const step = { n: 1, p: -1 }[event.key];
  if (step && !isWriting(event) && selection.spaxels > 0) {
    selection.chooseSpaxel(selection.spaxel + step);
  }
});

watch(`${base}/state`, onState, status.offline);
