// The monitor of the pipeline: assets, where their partitions stand, and runs.

import { ask, Problem } from './feed.js';
import { byId, element } from './dom.js';
import { clock } from './format.js';
import { shell } from './shell.js';
import { toast } from './lightcurves/toast.js';

const BUSY_MILLIS = 700;
const IDLE_MILLIS = 4000;

async function send(action, body) {
  const response = await fetch(`/api/pipeline/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  const answer = await response.json();
  if (!response.ok) {
    toast(answer.problem || 'The run could not be started', 'bad');
  } else {
    toast(action === 'run' ? `Started ${answer.id}` : `Asked ${answer.id} to stop`);
    look();
  }
}

function button(text, onclick) {
  return element('button', { type: 'button', text, onclick });
}

function partition(asset, part) {
  const when = part.finishedSec ? `, ${clock(part.finishedSec)}` : '';
  const label = `${part.key || asset.name}: ${part.status}${when}${part.message ? `, ${part.message}` : ''}`;
  return element('button', {
    type: 'button',
    class: `part ${part.status}`,
    title: label,
    'aria-label': label,
    onclick: () => send('run', { assets: [asset.name], partitions: part.key ? [part.key] : [] }),
  });
}

function assetCard(asset) {
  const counts = {};
  asset.partitions.forEach((part) => {
    counts[part.status] = (counts[part.status] || 0) + 1;
  });
  const summary = Object.entries(counts).map(([status, count]) => `${count} ${status}`).join(', ');
  const failed = asset.partitions.filter((part) => part.status === 'failed');
  return element(
    'section',
    { class: 'card asset', 'data-asset': asset.name, 'aria-label': asset.name },
    element('header', {}, element('h2', { text: asset.name }), element('div', { class: 'controls' },
      ...(failed.length > 0 ? [button(`Retry ${failed.length} failed`, () => send('run', { assets: [asset.name], partitions: failed.map((part) => part.key).filter(Boolean) }))] : []),
      button('Run', () => send('run', { assets: [asset.name], partitions: [] })))),
    element('p', { class: 'caption', text: [asset.description, asset.inputs.length > 0 ? `from ${asset.inputs.join(', ')}` : '', summary].filter(Boolean).join(' \u00b7 ') }),
    element('div', { class: 'parts' }, ...asset.partitions.map((part) => partition(asset, part))),
  );
}

function runLine(run) {
  const bar = element('progress', { max: Math.max(1, run.total), value: run.done, 'aria-label': run.id });
  const text = `${run.id}: ${run.done} of ${run.total}${run.failed > 0 ? `, ${run.failed} failed` : ''} \u00b7 ${run.message}`;
  return element('div', { class: 'controls run' }, bar, element('span', { text }), ...(run.finished ? [] : [button('Stop', () => send('cancel', { id: run.id }))]));
}

let timer = 0;

async function look() {
  clearTimeout(timer);
  let millis = IDLE_MILLIS;
  try {
    const { body } = await ask('/api/pipeline/assets');
    const busy = body.runs.some((run) => !run.finished);
    millis = busy ? BUSY_MILLIS : IDLE_MILLIS;
    byId('problem').hidden = body.watched;
    byId('problem').textContent = body.watched ? '' : 'No pipeline is watched: start the server with one.';
    byId('run').disabled = !body.watched || busy;
    byId('phase').className = `chip ${busy ? 'building' : 'fitted'}`;
    byId('phase').textContent = busy ? 'running' : 'idle';
    byId('assets').replaceChildren(...body.assets.map(assetCard));
    byId('runs').replaceChildren(...(body.runs.length > 0 ? body.runs.map(runLine) : [element('p', { class: 'caption', text: 'No run yet.' })]));
  } catch (failure) {
    byId('phase').className = 'chip offline';
    byId('phase').textContent = failure instanceof Problem ? failure.message : 'no answer';
  }
  timer = setTimeout(look, millis);
}

shell();
byId('run').addEventListener('click', () => send('run', { assets: [], partitions: [] }));
look();
