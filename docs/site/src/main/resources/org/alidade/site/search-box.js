// Search: all words must occur in a section; words in headings count more. The index is fetched at the first use.
(function () {
  'use strict';
  const most = 12;
  const up = document.body.dataset.up;
  const box = document.getElementById('search');
  const list = document.getElementById('results');
  let sections = null;
  let chosen = -1;

  window.alidadeSearch = (entries) => {
    sections = entries.map(([heading, page, address, words]) => ({
      heading, page, address, words,
      inHeading: heading.toLowerCase(),
      inPage: page.toLowerCase(),
      inWords: words.toLowerCase(),
    }));
    show();
  };

  function load() {
    if (!document.getElementById('index')) {
      const script = document.createElement('script');
      script.id = 'index';
      script.src = `${up}assets/search.js`;
      document.head.append(script);
    }
  }

  function weight(section, word) {
    let sum = 0;
    const at = section.inHeading.indexOf(word);
    if (at >= 0) {
      sum += section.inHeading === word ? 60 : at === 0 ? 30 : 20;
    }
    if (section.inPage.includes(word)) {
      sum += 8;
    }
    let count = 0;
    for (let i = section.inWords.indexOf(word); i >= 0 && count < 5; i = section.inWords.indexOf(word, i + 1)) {
      count++;
    }
    return sum + count;
  }

  function find(query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length || !sections) {
      return [];
    }
    return sections
      .map((section, order) => {
        const weights = words.map((word) => weight(section, word));
        const all = weights.every((w) => w > 0);
        return { section, order, words, weight: all ? weights.reduce((a, b) => a + b, 0) : 0 };
      })
      .filter((hit) => hit.weight > 0)
      .sort((a, b) => b.weight - a.weight || a.order - b.order)
      .slice(0, most);
  }

  function marked(text, words) {
    const parts = document.createDocumentFragment();
    const pattern = new RegExp(`(${words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'i');
    text.split(new RegExp(pattern, 'gi')).forEach((part) => {
      if (pattern.test(part)) {
        const mark = document.createElement('mark');
        mark.textContent = part;
        parts.append(mark);
      } else {
        parts.append(part);
      }
    });
    return parts;
  }

  function excerpt(section, words) {
    const places = words.map((word) => section.inWords.indexOf(word)).filter((i) => i >= 0);
    const first = places.length ? Math.min(...places) : 0;
    const start = first > 30 ? section.words.indexOf(' ', first - 30) + 1 : 0;
    return (start > 0 ? '\u2026 ' : '') + section.words.slice(start, start + 150);
  }

  function item(hit, number) {
    const line = document.createElement('li');
    line.id = `result${number}`;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    const link = document.createElement('a');
    link.href = up + hit.section.address;
    link.tabIndex = -1;
    const title = document.createElement('strong');
    title.append(marked(hit.section.heading, hit.words));
    link.append(title);
    if (hit.section.page !== hit.section.heading) {
      const page = document.createElement('small');
      page.textContent = hit.section.page;
      link.append(page);
    }
    if (hit.section.words) {
      const words = document.createElement('span');
      words.append(marked(excerpt(hit.section, hit.words), hit.words));
      link.append(words);
    }
    line.append(link);
    return line;
  }

  function show() {
    const query = box.value.trim();
    const hits = find(query);
    list.replaceChildren(...hits.map(item));
    if (query && sections && !hits.length) {
      const nothing = document.createElement('li');
      nothing.className = 'nothing';
      nothing.textContent = 'Nothing found. Try fewer or shorter words.';
      list.append(nothing);
    }
    open(Boolean(query && sections));
    choose(hits.length ? 0 : -1);
  }

  function open(yes) {
    list.hidden = !yes;
    box.setAttribute('aria-expanded', String(yes));
  }

  function choose(number) {
    const options = [...list.querySelectorAll('[role=option]')];
    chosen = options.length ? (number + options.length) % options.length : -1;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    if (chosen >= 0) {
      box.setAttribute('aria-activedescendant', options[chosen].id);
      options[chosen].scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  }

  box.addEventListener('focus', load);
  box.addEventListener('input', () => { load(); show(); });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      list.querySelectorAll('[role=option] a')[chosen].click();
      open(false);
    } else if (event.key === 'Escape') {
      box.value = '';
      open(false);
      box.blur();
    }
  });
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) {
      open(false);
    }
  });
  document.addEventListener('keydown', (event) => {
    const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('.search')) {
      open(false);
    }
  });
})();
