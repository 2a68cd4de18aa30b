// Say so if the address of Python and its packages cannot be reached: a cell would only show [*].
(() => {
  const {address} = document.currentScript.dataset;
  const bar = document.createElement('p'), again = document.createElement('button');
  const style = 'position: fixed; inset: auto 0 0; z-index: 10000; margin: 0; padding: 1em; background: #fff3cd; color: #332701;';
  bar.setAttribute('role', 'alert');
  bar.setAttribute('style', `${style} font: 16px/1.5 system-ui, sans-serif;`);
  again.textContent = 'Try again';

  async function look() {
    try {
      await fetch(address, {mode: 'no-cors'});
      bar.remove();
    } catch {
      const host = new URL(address).host;
      bar.replaceChildren(`Cells cannot run now, and stay at [*]: Python and its packages come from ${host}, which cannot be reached. You can read and edit. `, again);
      document.body.append(bar);
    }
  }

  again.addEventListener('click', () => location.reload());
  addEventListener('online', look);
  addEventListener('DOMContentLoaded', look);
})();
