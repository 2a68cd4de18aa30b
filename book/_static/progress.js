// What a reader has solved, kept in this browser alone, and where a page shows it.
(() => {
  const KEY = 'softmax-regression-proved:solved';
  const questions = window.bookQuestions || [];
  const root = new URL('..', document.currentScript.src); // the scripts lie in _static
  const MOST = 1e6; // bytes of a file worth reading
  let solved = new Set(), kept = true;

  // The ids in a text that holds a list of them, as the storage and exported files do, else null.
  function listed(text, at = value => value) {
    try {
      const ids = at(JSON.parse(text));
      return Array.isArray(ids) && ids.every(id => typeof id === 'string') ? ids : null;
    } catch {
      return null;
    }
  }

  // Add what is stored; another tab may have stored something.
  function load() {
    try {
      for (const id of listed(localStorage.getItem(KEY)) || []) solved.add(id);
    } catch {
      kept = false; // storage is blocked
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...solved].sort()));
      kept = true;
    } catch {
      kept = false;
    }
    show();
  }

  // The parts of some exercises, or all.
  const parts = names => questions.filter(([id]) => !names || names.split(' ').includes(id.split('.')[0]));
  const isKnown = id => questions.some(([each]) => each === id);
  const some = number => `${number} solved part${number === 1 ? '' : 's'}`;
  const count = list => list.filter(([id]) => solved.has(id)).length;

  // Behind the link to each page of exercises: how many of its parts are solved.
  function showInSidebar() {
    const pages = new Map();
    for (const [id, page] of questions) pages.set(page, [...(pages.get(page) || []), [id]]);
    for (const link of document.querySelectorAll('.bd-links a, .exercise-list a')) {
      const page = [...pages.keys()].find(name => new URL(name + '.html', root).pathname === new URL(link.href).pathname);
      if (!page) continue;
      let mark = link.querySelector('.answer-mark');
      if (!mark) {
        mark = document.createElement('span');
        mark.className = 'answer-mark';
        link.append(' ', mark);
      }
      const all = pages.get(page), done = count(all);
      mark.textContent = done ? `${done}/${all.length}` : '';
      mark.title = done ? `${done} of ${all.length} parts solved` : '';
    }
  }

  function button(text, action) {
    const made = document.createElement('button');
    Object.assign(made, {type: 'button', className: 'answer-button', textContent: text});
    made.addEventListener('click', action);
    return made;
  }

  function exportSolved() {
    const ids = [...solved].filter(isKnown).sort(); // samples do not count
    const blob = new Blob([JSON.stringify({solved: ids}, null, 1)], {type: 'application/json'});
    const link = document.createElement('a');
    Object.assign(link, {href: URL.createObjectURL(blob), download: 'solved.json'});
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // Add what an exported file holds, take nothing away, and say what came of it.
  async function importSolved(file) {
    const text = file.size > MOST ? '' : await file.text().catch(() => '');
    const ids = listed(text, value => value.solved);
    if (!ids) return `${file.name} is not a file that Export made. Nothing was changed.`;
    load();
    const found = new Set(ids.filter(isKnown));
    const added = [...found].filter(id => !solved.has(id)), strange = new Set(ids).size - found.size;
    for (const id of added) solved.add(id);
    save();
    const ignored = strange ? ` It names ${strange} that this book does not have.` : '';
    return `${file.name} holds ${some(found.size)}, new here: ${added.length}.${ignored}`;
  }

  function reset(list) {
    if (!confirm(`Forget ${some(count(list))}?`)) return;
    for (const [id] of list) solved.delete(id);
    save();
  }

  function statusLine() {
    const line = document.createElement('p');
    line.setAttribute('role', 'status');
    return line;
  }

  // Where all exercises are listed, the record can be taken along, brought back, and cleared.
  function tools(list) {
    const file = document.createElement('input'), said = statusLine();
    Object.assign(file, {type: 'file', accept: '.json', hidden: true});
    file.addEventListener('change', async () => {
      if (file.files.length) said.textContent = await importSolved(file.files[0]);
      file.value = ''; // so that the same file may be chosen again
    });
    const forget = () => { said.textContent = ''; reset(list); };
    return [button('Export', exportSolved), ' ', button('Import', () => file.click()), ' ', button('Reset', forget), file, said];
  }

  function showProgress() {
    for (const box of document.querySelectorAll('.answer-progress')) {
      const list = parts(box.dataset.progress);
      if (!box.firstChild) box.append(statusLine(), ...(box.dataset.progress ? [] : tools(list)));
      const where = kept ? 'It is kept in this browser.' : 'This browser keeps nothing: it is forgotten when you leave.';
      box.firstChild.textContent = `Solved ${count(list)} of ${list.length} parts. ${where}`;
    }
  }

  function show() {
    showInSidebar();
    showProgress();
    document.dispatchEvent(new Event('book:progress'));
  }

  window.bookProgress = {
    isSolved: id => solved.has(id),
    solve(id) {
      load();
      solved.add(id);
      save();
    },
  };
  load();
  show();
  addEventListener('storage', event => {
    if (event.key === KEY || event.key === null) { solved = new Set(); load(); show(); }
  });
})();
