// Light or dark as the reader chose last, before anything is drawn; as the system has it if there was no choice.

(() => {
  const chosen = localStorage.getItem('alidade.shade');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.shade = chosen;
  }
})();
