// The search page: sections that say what is asked for, the best first. MiniSearch ranks them.
(() => {
  const MOST = 20, LENGTH = 220; // hits shown, characters of text below each
  const root = new URL('..', document.currentScript.src); // the scripts lie in _static
  const bare = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const tokenize = text => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const same = text => tokenize(bare(text)).join(' ');

  const sections = window.bookSections.map(([address, number, title, chapter, text, terms], id) =>
    ({id, address, number, title, chapter, text, terms, names: [title, ...terms].map(same)}));
  const index = new MiniSearch({fields: ['terms', 'title', 'chapter', 'text'], tokenize, processTerm: bare});
  index.addAll(sections.map(section => ({...section, terms: section.terms.join('. ')})));

  function find(query) {
    const asked = same(query);
    const search = combineWith => index.search(query, {
      combineWith,
      prefix: term => term.length > 2,
      fuzzy: term => term.length > 4 && 0.2,
      boost: {terms: 6, title: 4, chapter: 0.5},
      boostDocument: id => sections[id].names.includes(asked) ? 20 : sections[id].number ? 1.5 : 1,
    });
    const all = search('AND'), ids = all.map(({id}) => id);
    return all.length > 2 ? all : [...all, ...search('OR').filter(({id}) => !ids.includes(id))];
  }

  // A text with the words that were found marked.
  function marked(text, words) {
    const line = document.createElement('span');
    for (const [place, piece] of text.split(words).entries()) {
      if (place % 2) line.append(Object.assign(document.createElement('mark'), {textContent: piece}));
      else line.append(piece);
    }
    return line;
  }

  // The piece of a text with the most of the words.
  function snippet(text, words) {
    const found = [...text.matchAll(words)].map(match => match.index);
    const near = found.map(start => found.filter(place => place >= start && place < start + LENGTH * 0.7).length);
    const best = found[near.indexOf(Math.max(...near))] ?? 0;
    const start = best < LENGTH / 2 ? 0 : text.lastIndexOf(' ', best - LENGTH / 4) + 1;
    const end = text.length <= start + LENGTH ? text.length : text.lastIndexOf(' ', start + LENGTH);
    return (start ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : '');
  }

  function hit({id, terms}) {
    const {address, number, title, chapter, text} = sections[id];
    const item = document.createElement('li'), link = document.createElement('a');
    const words = new RegExp(`(?<![\\p{L}\\p{N}])(${terms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
    link.href = new URL(address, root);
    link.textContent = [number, title].filter(Boolean).join(' ');
    const where = Object.assign(document.createElement('span'), {className: 'search-where', textContent: chapter});
    const said = document.createElement('p');
    said.append(marked(snippet(text, words), words));
    item.append(link, ...(chapter === title ? [] : [' ', where]), said);
    return item;
  }

  document.addEventListener('DOMContentLoaded', () => {
    const query = new URLSearchParams(location.search).get('q') || '';
    const field = document.querySelector('.bd-search-container input[name="q"]');
    field.value = query;
    if (!query.trim()) return field.focus();
    const hits = find(query);
    const many = hits.length > MOST ? `The first ${MOST} of ${hits.length} sections` : `${hits.length} section${hits.length === 1 ? '' : 's'}`;
    const line = document.querySelector('#search-results [role="status"]');
    line.textContent = hits.length ? `${many} for “${query}”:` : `No section has “${query}”. Try fewer or other words.`;
    document.querySelector('#search-results ol').append(...hits.slice(0, MOST).map(hit));
  });
})();
