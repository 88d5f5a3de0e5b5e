// What the user has chosen, shared by all tabs: the store, the list of objects a query gave, the objects selected,
// measurements, axis, range of time, filters. Whoever changes something says so; whoever shows it listens.

export const PLOTTED = 10;

class Model extends EventTarget {
  constructor() {
    super();
    this.store = null;
    this.query = '';
    this.keys = [];
    this.selected = [];
    this.types = [];
    this.axis = '';
    this.most = PLOTTED;
    this.range = [null, null];
    this.badFlags = 0;
    this.filters = {};
  }

  on(event, listener) {
    this.addEventListener(event, (e) => listener(e.detail));
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  open(store) {
    this.store = store;
    this.keys = [];
    this.selected = [];
    this.axis = store.axis;
    this.types = store.types.slice(0, 1).map((type) => type.key);
    this.range = [null, null];
    this.tell('store');
  }

  // The same store, of which more is known by now.
  learn(store) {
    this.store = store;
    this.tell('columns');
  }

  // The list of a query; its first object is selected, as long as nothing of the list is.
  list(query, keys, keep = []) {
    this.query = query;
    this.keys = keys;
    this.tell('list');
    this.select(keep.length > 0 ? keep : keys.slice(0, 1));
  }

  select(keys) {
    this.selected = [...new Set(keys)];
    this.tell('selection');
  }

  toggle(key) {
    this.select(this.selected.includes(key) ? this.selected.filter((other) => other !== key) : [...this.selected, key]);
  }

  // Selects the objects before the first, or after the last that is selected; past an end nothing changes.
  step(by) {
    const places = this.selected.map((key) => this.keys.indexOf(key)).filter((place) => place >= 0);
    const first = places.length > 0 ? Math.min(...places) : 0;
    const last = places.length > 0 ? Math.max(...places) : -1;
    const next = by < 0 ? this.keys.slice(Math.max(0, first + by), first) : this.keys.slice(last + 1, last + 1 + by);
    if (next.length > 0) {
      this.select(next);
    }
  }

  set(changes) {
    Object.assign(this, changes);
    this.tell('plot');
  }

  plotted() {
    return this.selected.slice(0, this.most);
  }

  // Parameters of a request for the curves that are shown.
  request() {
    return {
      object: this.plotted(),
      types: this.types,
      x: this.axis,
      t0: this.range[0],
      t1: this.range[1],
      badflags: this.badFlags || null,
      ...this.filters,
    };
  }
}

export const model = new Model();
