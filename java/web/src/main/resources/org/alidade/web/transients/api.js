// Asking the service. Answers lie in an envelope; what it refuses becomes an error with its sentence.

const LIMIT_MILLIS = 60000;

// The service lies at the root of a server of its own, or below the address of this page.
export const HOME = location.pathname.replace(/\/$/, '');
const ROOT = `${HOME}/api/v1`;

export class Refused extends Error {
  constructor(message, status, code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

let loginNeeded = () => {};

export function onLoginNeeded(callback) {
  loginNeeded = callback;
}

async function send(method, path, body) {
  const response = await fetch(ROOT + path, {
    method,
    cache: 'no-store',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(LIMIT_MILLIS),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  if (response.ok) {
    return response;
  }
  const { error } = await response.json();
  if (response.status === 401 && path !== '/session') {
    loginNeeded();
  } else if (response.status === 401 && method === 'GET') {
    loginNeeded();
  }
  throw new Refused(error.message, response.status, error.error_code);
}

export async function call(method, path, body) {
  return (await (await send(method, path, body)).json()).data;
}

// An image: rows of 32-bit numbers, the lowest row first, as in the file.
export async function image(path) {
  const response = await send('GET', path);
  const width = Number(response.headers.get('X-Image-Width'));
  const height = Number(response.headers.get('X-Image-Height'));
  const fullWidth = Number(response.headers.get('X-Full-Width') || width);
  const fullHeight = Number(response.headers.get('X-Full-Height') || height);
  return { width, height, fullWidth, fullHeight, values: new Float32Array(await response.arrayBuffer()) };
}
