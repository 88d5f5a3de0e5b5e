// Behaviour of the pages: switch of colours, menu on small screens, coloured code, a button to copy it.
(function () {
  'use strict';
  const root = document.documentElement;

  const themes = ['system', 'light', 'dark'];
  const button = document.getElementById('theme');
  function showTheme() {
    const words = { system: 'as the system', light: 'light', dark: 'dark' };
    const label = `Colours: ${words[root.dataset.theme || 'system']}`;
    button.setAttribute('aria-label', label);
    button.title = label;
  }
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % themes.length];
    if (next === 'system') {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    try {
      localStorage.setItem('alidade-theme', next);
    } catch (e) {
      // The choice then lasts as long as the page.
    }
    showTheme();
  });
  showTheme();

  const menu = document.getElementById('menu');
  function openMenu(open) {
    menu.setAttribute('aria-expanded', String(open));
    document.body.classList.toggle('menu-open', open);
  }
  menu.addEventListener('click', () => openMenu(menu.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.getAttribute('aria-expanded') === 'true') {
      openMenu(false);
      menu.focus();
    }
  });

  const here = document.querySelector('#navigation [aria-current]');
  if (here && here.offsetParent) {
    const navigation = document.getElementById('navigation');
    navigation.scrollTop = here.offsetTop - navigation.clientHeight / 2;
  }

  const languages = { python3: 'python', console: 'shell' };
  for (const code of document.querySelectorAll('pre > code[class*=language-]')) {
    const name = code.className.replace('language-', '');
    const language = languages[name] || name;
    if (window.hljs && hljs.getLanguage(language)) {
      code.innerHTML = hljs.highlight(code.textContent, { language, ignoreIllegals: true }).value;
    }
  }

  // Commands are copied without their prompt and without what they print.
  function copyText(code) {
    const lines = code.textContent.replace(/\n$/, '').split('\n');
    const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
    return (code.classList.contains('language-console') && commands.length ? commands : lines).join('\n');
  }
  if (navigator.clipboard) {
    for (const pre of document.querySelectorAll('main pre:not(.output)')) {
      const box = document.createElement('div');
      box.className = 'code';
      pre.replaceWith(box);
      const copy = document.createElement('button');
      copy.type = 'button';
      copy.className = 'copy';
      copy.textContent = 'Copy';
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(copyText(pre.querySelector('code')));
        copy.textContent = 'Copied';
        setTimeout(() => { copy.textContent = 'Copy'; }, 1500);
      });
      box.append(pre, copy);
    }
  }

  const links = new Map([...document.querySelectorAll('.contents a')].map((a) => [a.hash.slice(1), a]));
  if (links.size) {
    const headings = [...document.querySelectorAll('main :is(h2, h3)[id]')].filter((h) => links.has(h.id));
    const mark = () => {
      let current = headings[0];
      for (const heading of headings) {
        if (heading.getBoundingClientRect().top < 120) {
          current = heading;
        }
      }
      links.forEach((a, id) => a.classList.toggle('current', id === current.id));
    };
    addEventListener('scroll', mark, { passive: true });
    mark();
  }
})();
