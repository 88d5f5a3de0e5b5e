// The reader's choice of colours, before anything is drawn: "light", "dark", or nothing for that of the system.
(function () {
  let choice = null;
  try {
    choice = localStorage.getItem('alidade-theme');
  } catch (e) {
    // A browser that keeps nothing follows the system.
  }
  if (choice === 'light' || choice === 'dark') {
    document.documentElement.dataset.theme = choice;
  }
})();
