// Explorers: figures that answer to the hand. What they need is loaded when one comes near.
(() => {
  const scripts = new URL('.', document.currentScript.src);
  let loading = null;

  const load = (tag, properties) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement(tag), properties, {onload: resolve, onerror: reject}));
  });
  const loadAll = () => loading ||= Promise.all([
    load('link', {rel: 'stylesheet', href: new URL('explorers.css', scripts)}),
    load('script', {src: new URL('explorers-bundle.js', scripts)}),
  ]).catch(() => { loading = null; return null; }); // the still picture stays

  const isOpen = element => !element.querySelector('.explorer-body').hidden;
  async function open(element) {
    if (await loadAll() && !isOpen(element)) window.openExplorer(element);
  }

  document.addEventListener('DOMContentLoaded', async () => {
    const watch = new IntersectionObserver(entries => {
      for (const {isIntersecting, target} of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        open(target);
      }
    }, {rootMargin: '800px'});
    const linked = document.querySelector(`.explorer[id="${CSS.escape(location.hash.slice(1))}"]`);
    if (linked) {
      await open(linked);
      linked.scrollIntoView();
    }
    for (const element of document.querySelectorAll('.explorer')) watch.observe(element);
  });
})();
