// A page of a folder inside a frame: it has no scripts, and what it leads to lies in the same folder.

import { ask } from './feed.js';
import { byId, element } from './dom.js';
import { shell } from './shell.js';

const page = location.pathname.replace(/\/$/, '');

async function start() {
  shell();
  try {
    const { body } = await ask(`/api${page}/state`);
    document.title = `${body.name} \u2013 Alidade`;
    byId('name').textContent = body.name;
    byId('problem').hidden = !body.problem;
    byId('problem').textContent = body.problem;
    if (!body.problem) {
      byId('main').replaceChildren(element('iframe', { src: `${page}/content/index.html`, title: `Report ${body.name}` }));
    }
  } catch (failure) {
    byId('problem').hidden = false;
    byId('problem').textContent = `The report cannot be shown: ${failure.message}`;
  }
}

start();
