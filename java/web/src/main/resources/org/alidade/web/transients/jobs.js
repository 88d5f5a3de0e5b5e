// Queues, workers, failures, and the work that was given up.

import { element } from '../dom.js';
import { duration } from '../format.js';
import { toast } from '../lightcurves/toast.js';
import { Refused, call } from './api.js';
import { card, moment, state, table } from './table.js';

const EVERY_MILLIS = 3000;

let place = null;
let timer = 0;

async function retry(letter) {
  try {
    await call('POST', `/workers/dead-letters/${letter.id}/retry`, {});
    toast('It is tried again');
    await load();
  } catch (failure) {
    toast(failure instanceof Refused ? failure.message : 'The server does not answer.', 'bad');
  }
}

function retryButton(letter) {
  return letter.requeued_at
    ? element('span', { text: `retried ${moment(letter.requeued_at)}` })
    : element('button', { type: 'button', text: 'Retry', onclick: () => retry(letter) });
}

async function load() {
  clearTimeout(timer);
  const status = await call('GET', '/workers/status');
  place.replaceChildren(
    element(
      'div',
      { class: 'column' },
      card('Queues', table(['Queue', 'Waiting', 'Running', 'Oldest'], status.queues.map((row) => [row.queue, row.waiting, row.running, row.oldest_seconds > 0 ? duration(row.oldest_seconds) : '\u2013']))),
      card('Observations', table(['State', 'Number'], Object.entries(status.observations).map(([name, count]) => [state(name), count]))),
      card('Workers', table(['Worker', 'Host', 'Queues', 'Since', 'Last sign of life'], status.workers.map((row) => [row.id, row.host, row.queues, moment(row.started_at), moment(row.heartbeat_at)]))),
      card('Given up', table(['When', 'Queue', 'Work', 'Code', 'Message', 'Attempts', ''], status.dead_letters.map((row) => [moment(row.created_at), row.queue, row.job_key, state('dead', row.code), row.message, row.attempts, retryButton(row)]))),
      card('Last failures', table(['When', 'Queue', 'Work', 'Attempt', 'Code', 'Message', 'Again'], status.failures.map((row) => [moment(row.created_at), row.queue, row.job_key, row.attempt, row.code, row.message, row.will_retry ? 'yes' : 'no']))),
    ),
  );
  if (!place.hidden) {
    timer = setTimeout(load, EVERY_MILLIS);
  }
}

export const jobs = {
  async show(where) {
    place = where;
    await load();
  },
  hide() {
    clearTimeout(timer);
  },
};
