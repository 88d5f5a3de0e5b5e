// Asking the server: the state again and again, a part only when its version has changed. The browser keeps what it
// has and the server answers "not modified", so an unchanged page costs a few hundred bytes.

const BUSY_MILLIS = 2000;
const IDLE_MILLIS = 5000;
const AGAIN_MILLIS = 1000;
const LIMIT_MILLIS = 30000;

export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export async function ask(address, signal) {
  const limit = AbortSignal.timeout(LIMIT_MILLIS);
  const both = signal ? AbortSignal.any([signal, limit]) : limit;
  const response = await fetch(address, { cache: 'no-cache', signal: both, credentials: 'same-origin' });
  const body = await response.json();
  if (response.status >= 400) {
    throw new Problem(body.problem || `status ${response.status}`, response.status);
  }
  return { body, ready: response.status !== 202 };
}

// A part of the page: the newest request wins, what is being computed is asked for again.
export class Part {
  constructor(show, fail) {
    this.show = show;
    this.fail = fail;
    this.running = null;
    this.timer = 0;
  }

  async load(address) {
    this.stop();
    const running = new AbortController();
    this.running = running;
    try {
      const { body, ready } = await ask(address, running.signal);
      if (this.running !== running) {
        return;
      }
      this.show(body);
      if (!ready || body.newest === false) {
        this.timer = setTimeout(() => this.load(address), ready ? IDLE_MILLIS : AGAIN_MILLIS);
      }
    } catch (failure) {
      if (this.running === running) {
        this.fail(failure instanceof Problem ? failure.message : 'The server does not answer.');
        if (!(failure instanceof Problem) || failure.status >= 500) {
          this.timer = setTimeout(() => this.load(address), IDLE_MILLIS);
        }
      }
    }
  }

  stop() {
    clearTimeout(this.timer);
    if (this.running) {
      this.running.abort();
      this.running = null;
    }
  }
}

// Calls back with every state; pauses while nobody looks.
export function watch(address, onState, onOffline) {
  let timer = 0;
  const next = (millis) => {
    clearTimeout(timer);
    timer = setTimeout(look, millis);
  };
  const look = async () => {
    if (document.hidden) {
      return;
    }
    let millis = IDLE_MILLIS;
    try {
      const { body } = await ask(address);
      millis = ['fitting', 'building', 'running'].includes(body.phase) ? BUSY_MILLIS : IDLE_MILLIS;
      onState(body);
    } catch (failure) {
      onOffline(failure instanceof Problem ? failure.message : 'The server does not answer.');
    }
    next(millis);
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      next(0);
    }
  });
  next(0);
}
