// A table of any length: only the rows in sight are in the page, rows come in blocks from whoever has them.

import { element } from '../dom.js';
import { Channel } from './api.js';

const ROW = 28;
const BLOCK = 100;
const OPERATORS = { '': 'equals', '=': 'equals', '==': 'equals', '!=': 'notEqual', '>': 'greaterThan', '>=': 'greaterThanOrEqual', '<': 'lessThan', '<=': 'lessThanOrEqual' };

// "> 900" and the like; nothing for what is not finished.
function numberFilter(column, text) {
  const match = /^\s*(==?|!=|>=?|<=?|)\s*(-?\d*\.?\d+(?:e[+-]?\d+)?)\s*$/i.exec(text);
  return match ? { column, kind: OPERATORS[match[1]], value: match[2] } : null;
}

export class Grid {
  // columns: [{ name, label, width, type, format }], fetch: async ({ start, end, sort, filter }, signal) -> page
  constructor({ label, columns, fetch, key = null, height = 400, onSelect = null }) {
    this.fetch = fetch;
    this.key = key;
    this.onSelect = onSelect;
    this.sorts = [];
    this.filters = new Map();
    this.selected = new Set();
    this.cursor = 0;
    this.version = 0;
    this.channel = new Channel();
    this.head = element('div', { class: 'grid-head', role: 'rowgroup' });
    this.space = element('div', { class: 'grid-space', role: 'rowgroup' });
    this.body = element('div', { class: 'grid-body', tabindex: 0, 'aria-label': `${label}, rows` }, this.space);
    this.body.style.height = `${height}px`;
    this.count = element('p', { class: 'caption' });
    const table = element('div', { class: 'grid-table', role: 'table', 'aria-label': label, 'aria-multiselectable': 'true' }, this.head, this.body);
    this.root = element('div', { class: 'vgrid' }, table, this.count);
    this.body.addEventListener('scroll', () => this.draw());
    this.body.addEventListener('keydown', (event) => this.onKey(event));
    this.show(columns);
  }

  show(columns) {
    this.columns = columns;
    this.sorts = [];
    this.filters.clear();
    this.width = columns.reduce((sum, column) => sum + (column.width || 120), this.key ? 34 : 0);
    this.template = `${this.key ? '34px ' : ''}${columns.map((column) => `${column.width || 120}px`).join(' ')}`;
    this.drawHead();
    this.reload();
  }

  drawHead() {
    const cells = [];
    const filters = [];
    if (this.key) {
      this.all = element('input', { type: 'checkbox', 'aria-label': 'Select all' });
      this.all.addEventListener('change', () => this.onSelect(this.all.checked ? 'all' : []));
      cells.push(element('span', {}, this.all));
      filters.push(element('span', {}));
    }
    for (const column of this.columns) {
      const sort = this.sorts.find((each) => each.column === column.name);
      const mark = sort ? (sort.descending ? ' \u25bc' : ' \u25b2') : '';
      const head = element('button', { type: 'button', role: 'columnheader', text: `${column.label || column.name}${mark}`, title: `${column.name}: sort; with Shift also by this` });
      head.setAttribute('aria-sort', sort ? (sort.descending ? 'descending' : 'ascending') : 'none');
      head.addEventListener('click', (event) => this.sortBy(column.name, event.shiftKey));
      cells.push(head);
      if (column.filter === false) {
        filters.push(element('span', {}));
        continue;
      }
      const filter = element('input', { type: 'text', class: 'filter', 'aria-label': `Filter ${column.label || column.name}`, placeholder: column.type === 'text' ? 'contains' : '> 0' });
      filter.value = this.filters.get(column.name)?.text || '';
      filter.addEventListener('input', () => this.filterBy(column, filter.value));
      filters.push(filter);
    }
    const rows = [element('div', { class: 'grid-row', role: 'row' }, ...cells), element('div', { class: 'grid-row filters', role: 'row' }, ...filters)];
    rows.forEach((row) => {
      row.style.gridTemplateColumns = this.template;
      row.style.width = `${this.width}px`;
    });
    this.head.replaceChildren(...rows);
    this.space.style.width = `${this.width}px`;
  }

  sortBy(name, further) {
    const before = this.sorts.find((sort) => sort.column === name);
    const others = further ? this.sorts.filter((sort) => sort.column !== name) : [];
    const next = !before ? [{ column: name, descending: false }] : before.descending ? [] : [{ column: name, descending: true }];
    this.sorts = [...others, ...next];
    this.drawHead();
    this.reload();
  }

  filterBy(column, text) {
    const made = column.type === 'text' ? { column: column.name, kind: 'contains', value: text } : numberFilter(column.name, text);
    if (text.trim() === '') {
      this.filters.delete(column.name);
    } else if (made) {
      this.filters.set(column.name, { text, made });
    } else {
      return;
    }
    this.reload();
  }

  reload() {
    this.version += 1;
    this.blocks = new Map();
    this.total = 0;
    this.cursor = 0;
    this.body.scrollTop = 0;
    this.load(0);
  }

  async load(block) {
    if (this.blocks.has(block)) {
      return;
    }
    this.blocks.set(block, null);
    const version = this.version;
    const request = {
      start: block * BLOCK,
      end: (block + 1) * BLOCK,
      sort: this.sorts.map((sort) => (sort.descending ? '-' : '') + sort.column).join(',') || null,
      filter: this.filters.size > 0 ? JSON.stringify([...this.filters.values()].map((each) => each.made)) : null,
    };
    try {
      const page = await this.fetch(request);
      if (this.version !== version) {
        return;
      }
      this.blocks.set(block, page);
      this.total = page.total;
      this.space.style.height = `${this.total * ROW}px`;
      this.count.textContent = `${this.total.toLocaleString('en-US')} ${this.total === 1 ? 'row' : 'rows'}`;
      this.draw();
    } catch {
      if (this.version === version) {
        this.blocks.delete(block);
        this.count.textContent = 'The rows could not be read.';
      }
    }
  }

  row(index) {
    const page = this.blocks.get(Math.floor(index / BLOCK));
    return page ? { page, i: index % BLOCK } : null;
  }

  keyAt(index) {
    const found = this.row(index);
    return found ? found.page.columns[this.key][found.i] : null;
  }

  draw() {
    const first = Math.max(0, Math.floor(this.body.scrollTop / ROW) - 5);
    const last = Math.min(this.total, first + Math.ceil(this.body.clientHeight / ROW) + 10);
    const rows = [];
    for (let index = first; index < last; index++) {
      const found = this.row(index);
      if (found) {
        rows.push(this.drawRow(index, found));
      } else {
        this.load(Math.floor(index / BLOCK));
      }
    }
    this.space.replaceChildren(...rows);
    if (this.all) {
      this.all.checked = this.total > 0 && this.selected.size >= this.total;
    }
  }

  drawRow(index, { page, i }) {
    const cells = this.columns.map((column) => {
      const value = column.name === '#' ? page.places[i] : page.columns[column.name]?.[i];
      const text = column.format ? column.format(value) : value ?? '';
      return element('span', { role: 'cell', text: String(text), class: typeof value === 'number' ? 'number' : '' });
    });
    const key = this.key ? page.columns[this.key][i] : null;
    const chosen = this.key && this.selected.has(key);
    if (this.key) {
      const box = element('input', { type: 'checkbox', checked: chosen, tabindex: -1, 'aria-label': `Select ${key}` });
      cells.unshift(element('span', {}, box));
    }
    const row = element('div', { class: `grid-row${chosen ? ' chosen' : ''}${index === this.cursor ? ' cursor' : ''}`, role: 'row', 'aria-selected': chosen ? 'true' : 'false' }, ...cells);
    row.style.gridTemplateColumns = this.template;
    row.style.top = `${index * ROW}px`;
    row.addEventListener('click', (event) => this.onRow(event, index, key));
    return row;
  }

  // The key is that of the row as it was drawn: the rows behind it may be on their way anew.
  onRow(event, index, key) {
    if (!this.key) {
      return;
    }
    if (event.shiftKey) {
      this.selectSpan(this.cursor, index);
    } else if (event.target.type === 'checkbox' || event.ctrlKey || event.metaKey) {
      this.toggle(key);
    } else {
      this.onSelect([key]);
    }
    this.cursor = index;
    this.draw();
  }

  toggle(key) {
    const keys = [...this.selected];
    this.onSelect(this.selected.has(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  }

  selectSpan(from, to) {
    const keys = [];
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
      const key = this.keyAt(i);
      if (key !== null) {
        keys.push(key);
      }
    }
    this.onSelect(keys);
  }

  onKey(event) {
    const page = Math.floor(this.body.clientHeight / ROW);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.total, End: this.total };
    if (event.key in moves) {
      this.cursor = Math.max(0, Math.min(this.total - 1, this.cursor + moves[event.key]));
      this.reveal();
    } else if (this.key && (event.key === ' ' || event.key === 'Enter')) {
      const key = this.keyAt(this.cursor);
      if (key !== null && event.key === ' ') {
        this.toggle(key);
      } else if (key !== null) {
        this.onSelect([key]);
      }
    } else {
      return;
    }
    event.preventDefault();
    this.draw();
  }

  reveal() {
    const top = this.cursor * ROW;
    if (top < this.body.scrollTop) {
      this.body.scrollTop = top;
    } else if (top + ROW > this.body.scrollTop + this.body.clientHeight) {
      this.body.scrollTop = top + ROW - this.body.clientHeight;
    }
  }

  mark(keys) {
    this.selected = new Set(keys);
    this.draw();
  }
}

// The pages of rows that are in the browser already, sorted, then filtered, then cut.
export function localPages(rows, names) {
  const passes = ({ column, kind, value }) => (row) => {
    const cell = row[column];
    switch (kind) {
      case 'contains': return String(cell).toLowerCase().includes(value.toLowerCase());
      case 'equals': return cell === Number(value);
      case 'notEqual': return cell !== Number(value);
      case 'greaterThan': return cell > Number(value);
      case 'greaterThanOrEqual': return cell >= Number(value);
      case 'lessThan': return cell < Number(value);
      default: return cell <= Number(value);
    }
  };
  return async ({ start, end, sort, filter }) => {
    let chosen = rows();
    for (const condition of filter ? JSON.parse(filter) : []) {
      chosen = chosen.filter(passes(condition));
    }
    const keys = sort ? sort.split(',').reverse() : [];
    for (const key of keys) {
      const name = key.replace(/^-/, '');
      const sign = key.startsWith('-') ? -1 : 1;
      chosen = [...chosen].sort((a, b) => sign * (a[name] > b[name] ? 1 : a[name] < b[name] ? -1 : 0));
    }
    const cut = chosen.slice(start, end);
    return {
      total: chosen.length,
      start,
      places: cut.map((_, i) => start + i),
      columns: Object.fromEntries(names.map((name) => [name, cut.map((row) => row[name])])),
    };
  };
}
