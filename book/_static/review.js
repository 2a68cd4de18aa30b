// The page Review: the parts that were missed, each asked again as a variant where it has some.
(() => {
  const place = document.querySelector('.answer-review');
  const root = new URL('..', document.currentScript.src);
  const parser = new DOMParser(), pages = new Map();
  if (!place || !window.bookProgress) return;

  const {make} = window.answerBoxes;
  const address = page => new URL(`${page}.html`, root).href;

  // The page of an exercise, read once; links in it are made to hold from here.
  function read(page) {
    if (!pages.has(page)) {
      pages.set(page, fetch(address(page)).then(got => got.text()).then(text => {
        const found = parser.parseFromString(text, 'text/html');
        for (const link of found.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), address(page)).href;
        return found;
      }));
    }
    return pages.get(page);
  }

  // What an exercise says that it needs: the sections to read again.
  async function sections(page) {
    const needs = [...(await read(page)).querySelectorAll('article p')].find(each => each.textContent.startsWith('You need'));
    const links = [...(needs?.querySelectorAll('a') || [])].map(link => make('a', {href: link.href, textContent: link.textContent}));
    return links.flatMap((link, at) => at ? [', ', link] : [link]);
  }

  function when(due) {
    const days = Math.ceil((due - Date.now()) / 864e5);
    return days === 1 ? 'tomorrow' : `in ${days} days`;
  }

  function item({id, page, title, due}) {
    const part = id.split('.')[1];
    const link = make('a', {href: `${address(page)}#${id}`, textContent: `${title}, part ${part}`});
    const line = make('p', {id: `review-${id}`}, link, due > Date.now() ? `, ${when(due)}` : '');
    const again = make('p', {className: 'answer-how'});
    const button = make('button', {type: 'button', className: 'answer-button', textContent: 'Ask me again'});
    button.setAttribute('aria-describedby', line.id);
    const made = make('li', {}, line, again, button);
    button.addEventListener('click', async () => {
      const box = document.importNode((await read(page)).getElementById(id), true);
      button.replaceWith(box);
      window.answerBoxes.ask(box, true);
    });
    sections(page).then(links => links.length && again.append('Read again: ', ...links, '.'), () => {});
    return made;
  }

  const missed = window.bookProgress.missed();
  const ready = missed.filter(each => each.due <= Date.now()), later = missed.filter(each => each.due > Date.now());
  const list = (title, parts) => parts.length
    ? [make('h2', {textContent: title}), make('ul', {className: 'review-list'}, ...parts.map(item))] : [];
  const nothing = 'Nothing was missed yet, or all of it was right often enough since.';
  place.replaceChildren(...list('Now', ready), ...list('Later', later), ...(missed.length ? [] : [make('p', {textContent: nothing})]));
})();
