// What a reader has solved, kept in this browser alone, and where a page shows it.
(() => {
  const KEY = 'softmax-regression-proved:solved';
  const questions = window.bookQuestions || [];
  const root = new URL('..', document.currentScript.src); // the scripts lie in _static
  let solved = new Set(), kept = true;

  function load() {
    try {
      solved = new Set(JSON.parse(localStorage.getItem(KEY) || '[]'));
    } catch {
      kept = kept && typeof solved === 'object'; // storage is blocked, or holds something else
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

  const parts = name => questions.filter(([id]) => !name || id.split('.')[0] === name);
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
    const blob = new Blob([JSON.stringify({solved: [...solved].sort()}, null, 1)], {type: 'application/json'});
    const link = document.createElement('a');
    Object.assign(link, {href: URL.createObjectURL(blob), download: 'solved.json'});
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function reset(list) {
    if (!confirm(`Forget the ${count(list)} solved parts?`)) return;
    for (const [id] of list) solved.delete(id);
    save();
  }

  function showProgress() {
    for (const box of document.querySelectorAll('.answer-progress')) {
      const list = parts(box.dataset.progress);
      if (!box.firstChild) {
        const line = document.createElement('p');
        line.setAttribute('role', 'status');
        box.append(line);
        if (!box.dataset.progress) box.append(button('Export', exportSolved), ' ', button('Reset', () => reset(list)));
      }
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
      load(); // another tab may have solved something
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
