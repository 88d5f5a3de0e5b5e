// The monitor of a pipeline run: stages, how many of their items are done, and what failed.

import { Part, watch } from './feed.js';
import { byId, element } from './dom.js';
import { ago, clock } from './format.js';
import { phaseText } from './panels/status.js';
import { shell } from './shell.js';

const base = `/api${location.pathname.replace(/\/$/, '')}`;

function stage(of) {
  const all = Math.max(1, of.done + of.failed);
  const ok = element('span', { class: 'ok' });
  const ko = element('span', { class: 'ko' });
  ok.style.width = `${(100 * of.done) / all}%`;
  ko.style.width = `${(100 * of.failed) / all}%`;
  const count = `${of.done} done${of.failed > 0 ? `, ${of.failed} failed` : ''}${of.complete ? '' : ' so far'}`;
  return element('div', { class: 'stage', 'data-stage': of.name },
    element('span', { class: 'name', text: of.name }),
    element('span', { class: 'bar', 'aria-hidden': 'true' }, ok, ko),
    element('span', { class: 'count', text: count }));
}

function show(run) {
  byId('stages').replaceChildren(...(run.stages.length > 0 ? run.stages.map(stage) : [element('p', { class: 'empty', text: 'No stage has begun.' })]));
  byId('saved').textContent = `${run.pipeline}, saved ${clock(run.savedSec)} (${ago(run.savedSec)})`;
  byId('failed').hidden = run.failed === 0;
  byId('failed-count').textContent = run.failures.length < run.failed ? `the first ${run.failures.length} of ${run.failed}` : '';
  byId('failures').replaceChildren(...run.failures.map((one) =>
    element('tr', {}, element('td', { text: `${one.stage}: ${one.item}` }), element('td', { text: `${one.reason}${one.attempts > 1 ? ` (${one.attempts} attempts)` : ''}` }))));
}

function problem(text) {
  byId('problem').hidden = !text;
  byId('problem').textContent = text;
}

const part = new Part(show, problem);
let version = '';

function onState(state) {
  document.title = `${state.name} \u2013 Alidade`;
  byId('name').textContent = state.name;
  byId('phase').className = `chip ${state.phase}`;
  byId('phase').textContent = phaseText(state);
  problem(state.problem);
  const now = `${state.savedSec} ${state.phase}`;
  if (!state.problem && now !== version) {
    version = now;
    part.load(`${base}/run`);
  }
}

shell();
watch(`${base}/state`, onState, (message) => {
  byId('phase').className = 'chip offline';
  byId('phase').textContent = 'offline';
  problem(`${message} What you see is the last that was received; the page tries again by itself.`);
});
