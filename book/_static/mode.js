// Choose light or dark before the page is drawn. A browser may forbid storage.
(() => {
  const root = document.documentElement.dataset;
  let stored = {};
  try {
    stored = localStorage || {};
  } catch {}
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.mode = stored.mode || 'auto';
  root.theme = root.mode === 'auto' ? system : root.mode;
})();
