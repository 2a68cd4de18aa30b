// Choose light or dark before the page is drawn. Where a browser forbids storage, a stand-in keeps
// what is stored for as long as the page is open, so that the theme's switch works.
(() => {
  const root = document.documentElement.dataset;
  let stored = null;
  try { stored = localStorage; } catch {}
  if (!stored) {
    const kept = new Map();
    stored = {
      forgets: true,
      getItem: name => kept.get(name) ?? null,
      setItem: (name, value) => { kept.set(name, String(value)); },
      removeItem: name => { kept.delete(name); },
    };
    Object.defineProperty(window, 'localStorage', {value: stored});
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.mode = stored.getItem('mode') || 'auto';
  root.theme = root.mode === 'auto' ? system : root.mode;
})();
