// Asking the server for documents and arrays. The newest request of a channel wins; older ones are dropped.

import { ask, Problem } from '../feed.js';

const page = location.pathname.replace(/\/$/, '');
export const base = `/api${page || '/files/0'}`;

export function address(document, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== false) {
      query.set(name, value === true ? '1' : Array.isArray(value) ? value.join(',') : String(value));
    }
  }
  const text = query.toString();
  return `${base}/${document}${text ? `?${text}` : ''}`;
}

export async function get(document, parameters, signal) {
  return (await ask(address(document, parameters), signal)).body;
}

export async function post(document, body) {
  const response = await fetch(`${base}/${document}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Problem(answer.problem || `status ${response.status}`, response.status);
  }
  return answer;
}

// A document with arrays behind it: "ALWB", length, JSON, then arrays from multiples of eight bytes.
export class Arrays {
  constructor(buffer) {
    this.buffer = buffer;
    const length = new DataView(buffer).getUint32(4, true);
    this.head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    this.position = 8 + length;
  }

  next(Type, count) {
    this.position = Math.ceil(this.position / 8) * 8;
    const values = new Type(this.buffer, this.position, count);
    this.position += values.byteLength;
    return values;
  }
}

export async function arrays(document, parameters, signal) {
  const response = await fetch(address(document, parameters), { signal, credentials: 'same-origin' });
  if (!response.ok) {
    const body = await response.json();
    throw new Problem(body.problem || `status ${response.status}`, response.status);
  }
  return new Arrays(await response.arrayBuffer());
}

// Runs one piece of work at a time; what was begun before is abandoned.
export class Channel {
  constructor() {
    this.running = null;
  }

  async run(work) {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    try {
      const result = await work(mine.signal);
      return this.running === mine ? { result } : {};
    } catch (failure) {
      return this.running === mine ? { failure } : {};
    }
  }
}

export function words(failure) {
  return failure instanceof Problem ? failure.message : 'The server does not answer.';
}
