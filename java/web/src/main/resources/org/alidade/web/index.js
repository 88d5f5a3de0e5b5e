// The front door: what the server was given, shelf by shelf, each thing with how it stands.

import { ask } from './feed.js';
import { byId, element } from './dom.js';
import { phaseText } from './panels/status.js';
import { isWriting, shell } from './shell.js';

const ROUND_MILLIS = 5000;
const SHAPES = {
  cubes: 'M4 9l8-5 8 5v7l-8 5-8-5zM4 9l8 5 8-5M12 14v7',
  files: 'M4 9l8-5 8 5v7l-8 5-8-5zM4 9l8 5 8-5M12 14v7',
  lightcurves: 'M3 20h18M3 20V4M6 15l3-6 3 4 3-7 4 8',
  spherex: 'M3 18c3 0 3-11 6-11s2 7 5 7 3-9 7-9M3 21h18',
  review: 'M12 3l2.2 6.2L21 12l-6.8 2.8L12 21l-2.2-6.2L3 12l6.800-2.800z',
  runs: 'M4 6h4v4H4zM16 4h4v4h-4zM16 16h4v4h-4zM8 8h4v10h4M12 8V6h4',
  reports: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
};

function icon(href) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, value] of Object.entries({ d: SHAPES[href.split('/')[1]] || SHAPES.reports, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' })) {
    path.setAttribute(name, value);
  }
  svg.append(path);
  return svg;
}

function entry(item) {
  const chip = element('span', { class: 'chip' });
  const detail = element('span', { class: 'detail' });
  const bar = element('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Tiles built' });
  const where = item.where ? `${item.description} in ` : item.description;
  const kind = element('span', { class: 'kind', text: where }, element('span', { class: 'where', text: item.where }));
  const text = element('span', {}, element('span', { class: 'first' }, element('strong', { text: item.name }), chip));
  const link = element('a', { href: item.href }, icon(item.href), text, kind, detail, bar);
  const refresh = async () => {
    try {
      const { body } = await ask(`/api${item.href}/state`);
      chip.className = `chip ${body.phase}`;
      chip.textContent = phaseText(body);
      detail.textContent = body.problem || body.summary;
      bar.hidden = body.phase !== 'building';
      bar.max = Math.max(1, body.tiles?.total || 1);
      bar.value = body.tiles?.done || 0;
    } catch {
      chip.className = 'chip offline';
      chip.textContent = 'no answer';
    }
  };
  return { item: element('li', {}, link), link, refresh };
}

function shelf(title, entries) {
  return element('section', { class: 'shelf', 'aria-label': title },
    element('h2', {}, title, element('span', { class: 'count', text: entries.length > 1 ? String(entries.length) : '' })),
    element('ul', { class: 'files' }, ...entries.map((made) => made.item)));
}

// One after the other, so that a long list asks no more of the server than a short one.
async function refreshAll(entries) {
  for (const made of entries) {
    if (!document.hidden) {
      await made.refresh();
    }
  }
  setTimeout(() => refreshAll(entries), ROUND_MILLIS);
}

function arrows(links) {
  document.addEventListener('keydown', (event) => {
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (isWriting(event) || to === undefined || links.length === 0) {
      return;
    }
    links[Math.max(0, Math.min(links.length - 1, to))].focus();
    event.preventDefault();
  });
}

function showLeft(left) {
  byId('left').hidden = left.length === 0;
  byId('left-title').textContent = `Not shown (${left.length})`;
  byId('left-list').replaceChildren(...left.flatMap((one) => [element('dt', { text: one.name }), element('dd', { text: one.reason })]));
}

async function start() {
  shell([['\u2191 \u2193', 'through the list'], ['Enter', 'open'], ['Home End', 'first, last']]);
  const message = byId('message');
  try {
    const { body } = await ask('/api/front');
    const shelves = body.shelves.map((one) => ({ title: one.title, entries: one.items.map(entry) }));
    const all = shelves.flatMap((one) => one.entries);
    byId('shelves').replaceChildren(...shelves.map((one) => shelf(one.title, one.entries)));
    byId('version').textContent = `Alidade ${body.version}.`;
    message.textContent = all.length === 1 ? 'One thing is shown.' : `${all.length} things are shown.`;
    showLeft(body.left);
    arrows(all.map((made) => made.link));
    refreshAll(all);
  } catch (failure) {
    message.textContent = `The server does not answer (${failure.message}). Reload the page to try again.`;
  }
}

start();
