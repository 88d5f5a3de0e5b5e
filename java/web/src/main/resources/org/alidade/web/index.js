// The list of files, each with how it stands.

import { ask } from './feed.js';
import { byId, element } from './dom.js';
import { phaseText } from './panels/status.js';

function entry(file) {
  const chip = element('span', { class: 'chip' });
  const detail = element('span', { class: 'detail' });
  const link = element(
    'a',
    { href: `/files/${file.number}` },
    element('strong', { text: file.name }),
    element('span', { class: 'kind', text: file.description }),
    chip,
    detail,
  );
  const refresh = async () => {
    try {
      const { body } = await ask(`/api/files/${file.number}/state`);
      chip.className = `chip ${body.phase}`;
      chip.textContent = phaseText(body);
      detail.textContent = body.problem || body.summary;
    } catch {
      chip.className = 'chip offline';
      chip.textContent = 'no answer';
    }
  };
  return { item: element('li', {}, link), refresh };
}

async function start() {
  const message = byId('message');
  try {
    const { body } = await ask('/api/files');
    const entries = body.files.map(entry);
    byId('files').replaceChildren(...entries.map((made) => made.item));
    message.textContent = entries.length === 1 ? 'One file is shown.' : `${entries.length} files are shown.`;
    const refresh = () => !document.hidden && entries.forEach((made) => made.refresh());
    refresh();
    setInterval(refresh, 5000);
  } catch (failure) {
    message.textContent = `The server does not answer (${failure.message}). Reload the page to try again.`;
  }
}

start();
