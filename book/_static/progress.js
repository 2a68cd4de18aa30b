// What a reader has solved and missed, kept in this browser alone, and where a page shows it.
(() => {
  const KEY = 'softmax-regression-proved:solved', RECORDS = 'softmax-regression-proved:records';
  const DAY = 864e5;
  const questions = window.bookQuestions || [], waits = window.bookWaits || []; // days, for a missed part
  const root = new URL('..', document.currentScript.src); // the scripts lie in _static
  const MOST = 1e6; // bytes of a file worth reading
  let solved = new Set(), records = {}, unkept = ''; // why nothing is kept, if so

  // The ids in a text that holds a list of them, as the storage and exported files do, else null.
  function listed(text, at = value => value) {
    try {
      const ids = at(JSON.parse(text));
      return Array.isArray(ids) && ids.every(id => typeof id === 'string') ? ids : null;
    } catch {
      return null;
    }
  }

  // What was done at a part and its variants: of softmaxquiz/progress.py's record what a page needs.
  function recordOf(stored = {}) {
    const number = name => Number.isFinite(stored[name]) ? stored[name] : 0;
    const numbers = Object.fromEntries(['attempts', 'hints', 'right', 'at', 'seed'].map(name => [name, number(name)]));
    const slips = Object.entries(stored.slips || {}).filter(([slip, times]) => /^[\w-]+$/.test(slip) && Number.isFinite(times));
    return {...numbers, slips: Object.fromEntries(slips), missed: stored.missed === true, shown: stored.shown === true};
  }

  // The records in a text, by the part; of two for a part, the one with more attempts counts.
  function addRecords(text, at = value => value) {
    let found = {};
    try { found = at(JSON.parse(text)) || {}; } catch { return; }
    for (const [id, stored] of Object.entries(found)) {
      const record = recordOf(stored || {});
      if (record.attempts + record.hints >= (records[id]?.attempts || 0) + (records[id]?.hints || 0)) records[id] = record;
    }
  }

  const partOf = id => id.split('~')[0];
  const of = id => records[partOf(id)] ||= recordOf();

  // Add what is stored; another tab may have stored something.
  function load() {
    try {
      for (const id of listed(localStorage.getItem(KEY)) || []) solved.add(id);
      addRecords(localStorage.getItem(RECORDS));
      unkept = localStorage.forgets ? 'blocked' : ''; // a stand-in forgets
    } catch {
      unkept = 'blocked';
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...solved].sort()));
      localStorage.setItem(RECORDS, JSON.stringify(records));
    } catch {
      unkept = 'full';
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

  function download(text, type, name) {
    const link = document.createElement('a');
    Object.assign(link, {href: URL.createObjectURL(new Blob([text], {type})), download: name});
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function exportSolved() {
    const ids = [...solved].filter(isKnown).sort(); // samples do not count
    const parts = Object.fromEntries(Object.entries(records).filter(([id]) => isKnown(id)));
    download(JSON.stringify({solved: ids, parts}, null, 1), 'application/json', 'solved.json');
  }

  // For a teacher: a line for each part that was tried, which a spreadsheet opens.
  function exportTable() {
    const lines = questions.filter(([id]) => records[id] || solved.has(id)).map(([id]) => {
      const {attempts, slips, hints, shown} = recordOf(records[id]);
      const named = Object.entries(slips).map(([slip, times]) => `${slip} ${times}`).join('; ');
      return [id, attempts, named, hints, shown ? 'yes' : 'no', solved.has(id) ? 'yes' : 'no'].join(',');
    });
    download(['part,attempts,slips,hints,solution shown,solved', ...lines, ''].join('\r\n'), 'text/csv', 'progress.csv');
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
    addRecords(text, value => Object.fromEntries(Object.entries(value.parts || {}).filter(([id]) => isKnown(id))));
    save();
    const ignored = strange ? ` It names ${strange} that this book does not have.` : '';
    return `${file.name} holds ${some(found.size)}, new here: ${added.length}.${ignored}`;
  }

  function reset(list) {
    if (!confirm(`Forget ${some(count(list))}?`)) return;
    for (const [id] of list) {
      solved.delete(id);
      delete records[id];
    }
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
    return [button('Export', exportSolved), ' ', button('Export as table', exportTable), ' ', button('Import', () => file.click()), ' ', button('Reset', forget), file, said];
  }

  function showProgress() {
    for (const box of document.querySelectorAll('.answer-progress')) {
      const list = parts(box.dataset.progress);
      if (!box.firstChild) box.append(statusLine(), ...(box.dataset.progress ? [] : tools(list)));
      const where = unkept ? `This browser keeps nothing, since its storage is ${unkept}: it is forgotten when you leave.` : 'It is kept in this browser.';
      box.firstChild.textContent = `Solved ${count(list)} of ${list.length} parts. ${where}`;
    }
  }

  // Under the title of a chapter: how many parts of the exercises that it leads to are solved.
  function showInChapter() {
    for (const line of document.querySelectorAll('.chapter-progress')) {
      const list = parts(line.dataset.progress);
      line.textContent = `Its exercises: ${count(list)} of ${list.length} parts solved.`;
    }
  }

  function show() {
    showInSidebar();
    showInChapter();
    showProgress();
    document.dispatchEvent(new Event('book:progress'));
  }

  // Take note of something, after what another tab has stored, and keep it.
  function note(change) {
    load();
    change();
    save();
  }

  // When a part that was missed should be asked again; null if it was not, or often enough since.
  function due(id) {
    const {missed, right, at} = recordOf(records[id]);
    if (!missed || right > waits.length) return null;
    return at + (right ? waits[right - 1] * DAY : 0);
  }

  window.bookProgress = {
    isSolved: id => solved.has(id),
    isDone: id => solved.has(id) || recordOf(records[id]).shown,
    check: (id, status, slip) => note(() => {
      if (status !== 'correct' && status !== 'incorrect') return;
      const record = of(id), isRight = status === 'correct';
      record.attempts += 1;
      record.at = Date.now();
      record.right = isRight ? record.right + 1 : 0;
      record.missed ||= !isRight;
      if (slip) record.slips[slip] = (record.slips[slip] || 0) + 1;
      if (isRight && id === partOf(id)) solved.add(id);
    }),
    hint: id => note(() => { of(id).hints += 1; }),
    showSolution: id => note(() => {
      of(id).shown = true;
      of(id).missed ||= !of(id).right;
    }),
    seed: id => recordOf(records[partOf(id)]).seed,
    showVariant: (id, seed) => note(() => { of(id).seed = seed; }),
    // The parts to be asked again: id, page, title of the exercise, and since when or from when.
    missed: () => questions.map(([id, page, title]) => ({id, page, title, due: due(id)})).filter(each => each.due !== null)
      .sort((one, two) => one.due - two.due),
  };
  load();
  show();
  addEventListener('storage', event => {
    if (![KEY, RECORDS, null].includes(event.key)) return;
    solved = new Set();
    records = {};
    load();
    show();
  });
})();
