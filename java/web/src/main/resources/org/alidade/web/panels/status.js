// Heading, line of facts, and the choice of weights.

import { byId, element } from '../dom.js';
import { ago, clock, number } from '../format.js';

const NO_NEWS_SEC = 1800;

const words = {
  missing: 'not there',
  unreadable: 'not readable',
  empty: 'empty',
  populated: 'not fitted yet',
  fitted: 'fitted',
  store: 'store',
  written: 'page',
  locked: 'key needed',
};

export function phaseText(state) {
  if (state.phase === 'building') {
    return `building, ${Math.floor((100 * state.tiles.done) / Math.max(1, state.tiles.total))} %`;
  }
  if (state.phase === 'fitting') {
    const quiet = state.savedSec && Date.now() / 1000 - state.savedSec > NO_NEWS_SEC;
    return quiet ? `no news for ${ago(state.savedSec).replace(' ago', '')}` : 'fit running';
  }
  return words[state.phase] || state.phase;
}

function facts(state) {
  const list = [['problem size', state.summary]];
  if (state.epoch !== null && state.epoch !== undefined) {
    list.push(['epoch', String(state.epoch)]);
  }
  const best = (state.weights || []).find((saved) => saved.choice === 'best');
  if (best && best.valRmse) {
    list.push(['best validation RMSE', number(best.valRmse)]);
  }
  if (state.savedSec) {
    list.push(['last saved', `${clock(state.savedSec)} (${ago(state.savedSec)})`]);
  }
  if (state.tiles && !state.tiles.complete) {
    list.push(['hypercube', `${state.tiles.done} of ${state.tiles.total} tiles`]);
  }
  return list.filter(([, value]) => value);
}

export function createStatus(onChoice) {
  let shown = '';
  let chosen = '';

  function showChoice(state) {
    const saved = (state.weights || []).map((weights) => weights.choice);
    const key = saved.join();
    const place = byId('choice');
    if (key === shown) {
      return;
    }
    shown = key;
    const options = [['', 'newest'], ...['latest', 'best', 'solution'].filter((c) => saved.includes(c)).map((c) => [c, c])];
    if (!options.some(([value]) => value === chosen)) {
      chosen = '';
      onChoice('');
    }
    place.hidden = saved.length === 0;
    place.replaceChildren(
      element('span', { text: 'weights' }),
      ...options.map(([value, label]) =>
        element(
          'label',
          {},
          element('input', {
            type: 'radio',
            name: 'weights',
            value,
            checked: value === chosen,
            onchange: () => {
              chosen = value;
              onChoice(value);
            },
          }),
          element('span', { text: label }),
        ),
      ),
    );
  }

  let last = null;

  function show(state) {
    last = state;
    document.title = `${state.name} \u2013 Alidade`;
    byId('name').textContent = state.name;
    const phase = byId('phase');
    phase.className = `chip ${state.phase}`;
    const text = phaseText(state);
    if (phase.textContent !== text) {
      phase.textContent = text;
    }
    const problem = byId('problem');
    problem.hidden = !state.problem;
    problem.textContent = state.problem || '';
    byId('facts').replaceChildren(
      ...facts(state).map(([name, value]) =>
        element('div', {}, element('dt', { text: name }), element('dd', { text: value })),
      ),
    );
    if (!state.problem) {
      showChoice(state);
    }
  }

  function offline(message) {
    const phase = byId('phase');
    phase.className = 'chip offline';
    phase.textContent = 'offline';
    const problem = byId('problem');
    problem.hidden = false;
    problem.textContent = `${message} What you see is the last that was received; the page tries again by itself.`;
  }

  setInterval(() => last && !document.hidden && byId('phase').textContent !== 'offline' && show(last), 5000);
  return { show, offline };
}
