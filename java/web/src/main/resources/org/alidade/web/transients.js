// The pages of the transient service: who is logged in, which view is shown.

import { byId } from './dom.js';
import { shell } from './shell.js';
import { HOME, Refused, call, onLoginNeeded } from './transients/api.js';
import { askForKey } from './transients/login.js';
import { jobs } from './transients/jobs.js';
import { observations } from './transients/observations.js';
import { pair } from './transients/pair.js';
import { review } from './transients/review.js';
import { training } from './transients/training.js';

const KEYS = [
  ['\u2190 \u2192', 'other tab, when the tabs have the focus'],
  ['1 2 3', 'how sure you are'],
  ['n', 'skip a detection'],
  ['b', 'blink science and reference'],
  ['Space', 'swap them once'],
  ['l', 'other stretch'],
  ['Backspace', 'take the last label back'],
];
const views = { review, observations, pair, jobs, training };
let shown = null;
let shownName = '';

// Addresses are #view or #view/argument.
function place() {
  const [name, argument = ''] = location.hash.slice(1).split('/');
  return { name: name in views ? name : 'review', argument };
}

async function show() {
  const { name, argument } = place();
  if (shown) {
    shown.hide();
  }
  for (const other of Object.keys(views)) {
    const chosen = other === name;
    byId(other).hidden = !chosen;
    byId(`tab-${other}`).setAttribute('aria-selected', String(chosen));
    byId(`tab-${other}`).tabIndex = chosen ? 0 : -1;
  }
  shown = views[name];
  shownName = name;
  try {
    byId('problem').hidden = true;
    await shown.show(byId(name), argument);
  } catch (failure) {
    report(failure);
  }
}

function report(failure) {
  if (failure instanceof Refused && failure.status === 401) {
    return;
  }
  byId('problem').hidden = false;
  byId('problem').textContent = failure instanceof Refused ? failure.message : 'The server does not answer.';
}

function greet(who) {
  byId('who').textContent = who ? who.name : '';
  byId('leave').hidden = !who;
}

async function enter() {
  greet(await askForKey());
  follow();
  await show();
}

let entering = null;

onLoginNeeded(() => {
  if (!entering) {
    entering = enter().finally(() => {
      entering = null;
    });
  }
});

// Tells the views what happens while they are shown.
let stream = null;

function follow() {
  if (stream) {
    stream.close();
  }
  stream = new EventSource(`${HOME}/api/v1/stream/processing`);
  const live = byId('live');
  stream.onopen = () => {
    live.className = 'chip fitted';
    live.textContent = 'live';
  };
  stream.onerror = () => {
    live.className = 'chip offline';
    live.textContent = 'no answer';
  };
  for (const type of ['status', 'detection', 'run']) {
    stream.addEventListener(type, (event) => shown && shown.happened && shown.happened(JSON.parse(event.data)));
  }
}

function tabs() {
  const names = Object.keys(views);
  for (const name of names) {
    byId(`tab-${name}`).addEventListener('click', () => {
      location.hash = name;
    });
    byId(`tab-${name}`).addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = names[(names.indexOf(shownName) + step + names.length) % names.length];
        location.hash = next;
        byId(`tab-${next}`).focus();
      }
    });
  }
}

async function start() {
  shell(KEYS);
  byId('docs').href = `${HOME}/api/docs`;
  tabs();
  addEventListener('hashchange', show);
  byId('leave').addEventListener('click', async () => {
    await call('DELETE', '/session');
    location.reload();
  });
  try {
    greet(await call('GET', '/session'));
    follow();
    await show();
  } catch (failure) {
    report(failure);
  }
}

start();
