// Boxes to answer in. The same Python that judges answers in the notebook runs here, in a worker
// that is started when a reader first reaches for a box; nothing is sent anywhere.
(() => {
  const scripts = new URL('.', document.currentScript.src);
  const limit = () => window.checkLimit ?? 5000; // milliseconds a check may take
  const STYLES = {
    correct: 'is-correct', incorrect: 'is-incorrect', invalid: 'is-unread', undecided: 'is-unread',
  };
  const MISSES = 3; // wrong answers after which another one is offered
  let worker = null, isReady = false, current = null, typesetter = null, arrived = null;
  const waiting = [], expecting = []; // who waits for an answer, and for Python
  const ELSEWHERE = 'Answer in the notebook instead.';
  const FAILED = { // the keys that the worker sends, and two that keep it from being one
    network: 'Python could not be loaded: not all of it arrived. Is there a connection? Check again to retry.',
    start: `Python arrived, but does not start in this browser. ${ELSEWHERE}`,
    assembly: `This browser has no WebAssembly, which Python needs to run in it. ${ELSEWHERE}`,
    modules: `This browser is too old for Python to run in it: it has no module workers. ${ELSEWHERE}`,
  };

  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // ---- The worker: one check at a time, each with a limit

  function start() {
    if (worker) return;
    if (!window.WebAssembly) throw new Error(FAILED.assembly);
    let modules = false;
    isReady = false;
    arrived = null;
    worker = window.Worker && new Worker(new URL('answer-worker.mjs', scripts), {get type() { modules = true; return 'module'; }});
    if (!modules) {
      worker?.terminate();
      worker = null;
      throw new Error(FAILED.modules);
    }
    loadTypesetter();
    worker.addEventListener('message', ({data}) => {
      if (data.arrived) showArrived(data);
      if (data.ready) {
        isReady = true;
        for (const {resolve} of expecting.splice(0)) resolve();
        keepForOffline();
      }
      if (data.failed) {
        console.info(data.why);
        return stop(FAILED[data.failed] || `Python could not be loaded (${data.failed}). Load the page again.`);
      }
      if (current && data.id === current.id) finish(data);
      next();
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      stop(FAILED.network);
    });
  }

  // Start Python, and wait until it is ready.
  async function load() {
    start();
    return isReady || new Promise((resolve, reject) => { expecting.push({resolve, reject}); });
  }

  // How much of Python has arrived, wherever a reader waits for it.
  function showArrived(now) {
    arrived = now;
    for (const place of document.querySelectorAll('.answer-loading')) fillLoading(place);
  }

  function fillLoading(place) {
    if (!arrived) return;
    const [bar, text] = place.children, {arrived: bytes, sent} = arrived;
    const megabytes = number => (number / 1e6).toFixed(1);
    Object.assign(bar, {hidden: false, max: sent, value: bytes});
    text.textContent = bytes < sent ? `${megabytes(bytes)} of ${megabytes(sent)} MB` : 'it starts';
  }

  // Only its first words are read aloud: the numbers change all the time.
  function loading() {
    const bar = make('progress', {hidden: true}), text = make('span', {textContent: 'about 5 MB'});
    for (const each of [bar, text]) each.setAttribute('aria-hidden', 'true');
    const place = make('p', {className: 'answer-note answer-loading'}, 'Loading Python, once: ', bar, ' ', text);
    fillLoading(place);
    return place;
  }

  // Let this page and what it loaded be kept, so that it can be used again without network.
  async function keepForOffline() {
    try {
      await navigator.serviceWorker.register(new URL('../offline.js', scripts));
      const {active} = await navigator.serviceWorker.ready;
      const python = ['pyodide.mjs', 'pyodide.asm.js', 'pyodide.asm.wasm', 'pyodide-lock.json', 'python.zip', 'sizes.json'];
      const own = ['answer-worker.mjs', 'temml.min.js', ...python.map(name => 'python/' + name)];
      const seen = performance.getEntriesByType('resource').map(entry => entry.name);
      const all = [location.href.split('#')[0], ...own.map(name => new URL(name, scripts).href), ...seen];
      active.postMessage([...new Set(all.filter(url => url.startsWith(location.origin)))]);
    } catch { /* no storage, or an address that needs https: then there is no offline copy */ }
  }
  navigator.serviceWorker?.addEventListener('controllerchange', () => isReady && keepForOffline());

  function stop(reason) {
    worker?.terminate();
    worker = null;
    const failed = [current, ...waiting.splice(0), ...expecting.splice(0)].filter(Boolean);
    clearTimeout(current?.timer);
    current = null;
    for (const {reject} of failed) reject(new Error(reason));
  }

  function finish(answer) {
    clearTimeout(current.timer);
    current.resolve(answer);
    current = null;
  }

  function next() {
    if (!isReady || current || !waiting.length) return;
    current = waiting.shift();
    worker.postMessage({id: current.id, ...current.asked});
    current.timer = setTimeout(() => {
      const {reject} = current;
      const others = waiting.splice(0);
      current = null;
      stop('');
      reject(new Error(`This check took more than ${limit() / 1000} seconds and was stopped. Try a simpler form.`));
      waiting.push(...others);
      start();
    }, limit());
  }

  // What is asked: {question, answer}, the answer as JSON; with {typed: true} if it is not given yet;
  // or {question, last} for the variant that comes after a seed.
  let checks = 0;
  async function ask(asked) {
    start();
    return new Promise((resolve, reject) => {
      waiting.push({id: ++checks, asked, resolve, reject});
      next();
    });
  }

  // ---- Formulas in what the worker says

  // Loaded with Python; what failed is tried again when it is needed.
  function loadTypesetter() {
    typesetter ||= new Promise((resolve, reject) => {
      const script = make('script', {src: new URL('temml.min.js', scripts), onload: resolve, onerror: reject});
      document.head.append(script);
    }).catch(() => { typesetter = null; });
    return typesetter;
  }

  // Python marks its formulas as Sphinx does: \(…\) or \[…\] in elements of the class math.
  async function typeset(element) {
    const formulas = [...element.querySelectorAll('.math')].filter(each => !each.querySelector('math'));
    if (!formulas.length) return;
    await loadTypesetter();
    if (!typesetter) return; // the formulas stay as TeX
    for (const each of formulas) {
      const displayMode = each.textContent.startsWith('\\[');
      temml.render(each.textContent.replace(/^\\[([]|\\[)\]]$/g, ''), each, {displayMode});
    }
  }

  // ---- Inputs: each gives [element, how to read the answer]

  function textField(label, tag = 'input') {
    const field = make(tag, {className: 'answer-field', spellcheck: false, autocomplete: 'off'});
    for (const helper of ['autocapitalize', 'autocorrect']) field.setAttribute(helper, 'off');
    if (tag === 'input') field.enterKeyHint = 'go'; // Enter checks
    field.setAttribute('aria-label', label);
    return field;
  }

  // An entry grows with its text, and the grid scrolls if it becomes too wide.
  function grow(field) {
    field.size = Math.min(40, Math.max(5, field.value.length + 1));
  }

  function grid(shape) {
    const [rows, columns] = shape.length === 2 ? shape : [1, shape[0]];
    const fields = [...Array(rows).keys()].map(r => [...Array(columns).keys()].map(c =>
      textField(shape.length === 2 ? `row ${r + 1}, column ${c + 1}` : `entry ${c + 1}`)));
    const table = make('div', {className: 'answer-grid'}, ...fields.flat());
    table.style.setProperty('--columns', columns);
    const read = () => fields.map(row => row.map(field => field.value));
    return [table, () => {
      const values = read();
      if (!values.flat().some(value => value.trim())) return '';
      return shape.length === 2 ? values : values[0];
    }];
  }

  function code(form) {
    const fields = form.names.map(name => textField(`word for ${name}`));
    if (/^\d+$/.test(form.alphabet)) for (const field of fields) field.inputMode = 'numeric';
    const rows = fields.map((field, at) => make('label', {}, `${form.names[at]} `, field));
    const read = () => fields.map(field => field.value.trim());
    return [make('div', {className: 'answer-words'}, ...rows), () => read().some(Boolean) ? read() : ''];
  }

  function choice(box, form) {
    const fields = [...box.querySelectorAll('.answer-options input')];
    const list = box.querySelector('.answer-options');
    list.setAttribute('role', form.kind === 'choice' ? 'radiogroup' : 'group');
    list.setAttribute('aria-label', box.getAttribute('aria-label'));
    for (const item of list.children) item.setAttribute('role', 'none');
    for (const field of fields) field.disabled = false;
    return ['', () => fields.filter(field => field.checked).map(field => field.value).join(', ')];
  }

  function ordering(box, form) {
    const list = box.querySelector('.answer-options');
    const used = item => !item.classList.contains('unused');
    let touched = false;
    const move = (item, before) => { touched = true; list.insertBefore(item, before); };
    for (const item of list.children) {
      const name = item.dataset.key;
      const tool = (text, label, action) => {
        const made = make('button', {type: 'button', className: 'answer-tool', textContent: text});
        made.setAttribute('aria-label', label);
        made.addEventListener('click', () => { action(); made.focus(); });
        return made;
      };
      const tools = [
        tool('↑', `Move line ${name} up`, () => item.previousElementSibling && move(item, item.previousElementSibling)),
        tool('↓', `Move line ${name} down`, () => item.nextElementSibling && move(item.nextElementSibling, item)),
      ];
      if (!form.all) {
        const leave = tool('✕', `Leave line ${name} out`, () => {
          touched = true;
          leave.setAttribute('aria-pressed', String(item.classList.toggle('unused')));
        });
        leave.setAttribute('aria-pressed', 'false');
        tools.push(leave);
      }
      item.prepend(make('span', {className: 'answer-tools'}, ...tools));
      item.draggable = true;
      item.addEventListener('dragstart', event => event.dataTransfer.setData('text/plain', name));
      item.addEventListener('dragover', event => event.preventDefault());
      item.addEventListener('drop', event => {
        event.preventDefault();
        const key = event.dataTransfer.getData('text/plain');
        const dragged = [...list.children].find(each => each.dataset.key === key);
        if (!dragged || dragged === item) return;
        const down = dragged.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING;
        move(dragged, down ? item.nextElementSibling : item);
      });
    }
    return ['', () => touched ? [...list.children].filter(used).map(item => item.dataset.key).join(' ') : ''];
  }

  function input(box, form) {
    if (form.kind === 'choice' || form.kind === 'choices') return choice(box, form);
    if (form.kind === 'ordering') return ordering(box, form);
    if (form.kind === 'code') return code(form);
    if (form.shape) return grid(form.shape);
    const field = textField('Your answer', form.kind === 'derivation' ? 'textarea' : 'input');
    if (form.kind === 'derivation') Object.assign(field, {rows: 4, value: ''});
    return [make('div', {className: 'answer-line'}, field, form.unit || ''), () => field.value];
  }

  // How to answer: what the notebook says, unless there is something to press or fill in.
  function how(form) {
    const entries = form.letters?.length ? `a formula in ${form.letters.join(', ')}` : 'a number';
    const order = 'Put the lines in order: move them with the arrows, or drag them.';
    if (form.shape) return `Each entry is ${entries}.`;
    return {
      choice: 'Choose one.',
      choices: 'Choose all that are right.',
      code: 'Give a word to each.',
      ordering: form.all ? order : `${order} Leave out, with ✕, what does not belong.`,
    }[form.kind] || form.how;
  }

  // Text in which code stands between backquotes.
  function prose(text) {
    const pieces = text.split('`').map((piece, at) => at % 2 ? make('code', {textContent: piece}) : piece);
    return make('p', {className: 'answer-how'}, ...pieces);
  }

  // ---- A box

  function notebookOnly() {
    const link = document.querySelector('a[href*="/lite/"], a[href*="../lite/"]');
    const text = 'This part asks for a Python function: answer it in the notebook';
    const where = link ? make('a', {href: link.href, textContent: 'open it in the browser'}) : 'download it at the top of the page';
    return make('p', {className: 'answer-how'}, `${text} (`, where, ').');
  }

  // A button that is off keeps the focus, which `disabled` would take from it.
  const isOff = button => button.getAttribute('aria-disabled') === 'true';
  const turnOff = (button, off = true) => button.setAttribute('aria-disabled', String(off));

  function reveal(details, said) {
    details.hidden = false;
    details.open = true;
    said.textContent = `${details.querySelector('summary').textContent} is shown.`;
  }

  function helpers(box, id) {
    const hints = [...box.querySelectorAll('.answer-hint')], solution = box.querySelector('.answer-solution');
    const said = make('span', {className: 'visually-hidden'}); // for those who hear the page
    said.setAttribute('role', 'status');
    for (const each of [...hints, solution]) each.hidden = true;
    let shown = 0;
    const hint = make('button', {type: 'button', className: 'answer-button', textContent: `Hint (1 of ${hints.length})`});
    hint.addEventListener('click', () => {
      if (isOff(hint)) return;
      reveal(hints[shown++], said);
      window.bookProgress?.hint(id);
      turnOff(hint, shown === hints.length);
      hint.textContent = isOff(hint) ? 'No more hints' : `Hint (${shown + 1} of ${hints.length})`;
    });
    const solve = make('button', {type: 'button', className: 'answer-button', textContent: 'Solution'});
    solve.addEventListener('click', () => {
      if (isOff(solve)) return;
      reveal(solution, said);
      turnOff(solve);
      window.bookProgress?.showSolution(id);
      box.dispatchEvent(new Event('answer:done'));
    });
    return [hint, solve, said];
  }

  function showNote(verdict, note) {
    verdict.className = 'answer-verdict';
    verdict.replaceChildren(note.nodeType ? note : make('p', {className: 'answer-note', textContent: note}));
  }

  // Name the fields left empty in a box of which some are filled.
  function missing(box) {
    const fields = [...box.querySelectorAll('.answer-field')];
    const empty = fields.filter(field => !field.value.trim());
    return empty.length < fields.length ? empty.map(field => field.getAttribute('aria-label')) : [];
  }

  // The last wrong answers by their parts, since later parts may follow from them. Python forgets
  // them when the page is left.
  const WRONG = 'softmax-regression-proved:wrong';
  function wrongAnswers() {
    try { return JSON.parse(sessionStorage.getItem(WRONG)) || {}; } catch { return {}; }
  }

  function keepWrong(id, answer, status) {
    if (typeof answer !== 'string' || id.includes('~') || !/^(in)?correct$/.test(status)) return;
    const kept = {...wrongAnswers(), [id]: status === 'incorrect' ? answer.slice(0, 200) : ''};
    try { sessionStorage.setItem(WRONG, JSON.stringify(kept)); } catch { /* no storage */ }
  }

  async function check(box, id, read, verdict, button) {
    const open = missing(box);
    if (open.length) return showNote(verdict, `Not judged yet. Still empty: ${open.join('; ')}.`);
    if (location.protocol === 'file:') {
      return showNote(verdict, 'A page opened from disk may not start Python. Run "python -m http.server -d _build/html" and open the address it names.');
    }
    turnOff(button);
    if (!isReady) showNote(verdict, loading());
    try {
      const answer = read();
      const {json, html} = await ask({question: id, answer: JSON.stringify(answer), wrong: JSON.stringify(wrongAnswers())});
      const {status, misconception} = JSON.parse(json);
      const said = make('div', {innerHTML: html});
      await typeset(said);
      keepWrong(id, answer, status);
      verdict.dataset.outcome = json;
      verdict.replaceChildren(...said.childNodes);
      verdict.className = `answer-verdict ${STYLES[status] || ''}`;
      window.bookProgress?.check(id, status, misconception);
      if (status === 'incorrect') box.misses = (box.misses || 0) + 1;
      if (status === 'correct' || box.misses >= MISSES) box.dispatchEvent(new Event('answer:done'));
    } catch (error) {
      showNote(verdict, error.message);
    } finally {
      turnOff(button, false);
    }
  }

  // What was understood, or why it cannot be read, while the reader types.
  function preview(id, read, element) {
    let timer = 0, latest = 0;
    return () => {
      clearTimeout(timer);
      const mine = ++latest;
      timer = setTimeout(async () => {
        if (!read().length || location.protocol === 'file:') return element.replaceChildren();
        if (!isReady) element.replaceChildren(loading());
        try {
          await load();
          const answer = read();
          if (mine !== latest) return;
          const {json} = await ask({question: id, answer: JSON.stringify(answer), typed: true});
          const {understood, status, message} = JSON.parse(json);
          const seen = make('div', {}, understood ? make('span', {className: 'math', textContent: understood}) : '');
          await typeset(seen);
          if (mine !== latest) return;
          const unread = status === 'invalid' && message ? prose(message) : '';
          element.replaceChildren(...seen.childNodes, unread);
        } catch { element.replaceChildren(); }
      }, 250);
    };
  }

  // ---- Another one like it

  // The nodes of a box that asks a variant, as Python describes it.
  function variantNodes(made, part) {
    const fold = (kind, title, html) => {
      const text = make('div', {innerHTML: html});
      return make('details', {className: `answer-${kind}`}, make('summary', {textContent: title}), text);
    };
    const prompt = make('div', {className: 'answer-prompt', tabIndex: -1, innerHTML: made.prompt});
    const nodes = [make('p', {className: 'answer-part', textContent: `${part}: another one like it`}), prompt];
    if (Object.keys(made.options).length) {
      const type = {choice: 'radio', choices: 'checkbox'}[made.form.kind];
      const items = Object.entries(made.options).map(([key, html]) => {
        const text = make('span', {innerHTML: html.replace(/^<p>|<\/p>$/g, '')}), name = make('b', {textContent: `${key})`});
        const item = make('li');
        item.dataset.key = key;
        if (type) item.append(make('label', {}, make('input', {type, name: made.id, value: key}), ' ', name, ' ', text));
        else item.append(name, ' ', text);
        return item;
      });
      nodes.push(make('ul', {className: `answer-options ${made.form.kind}`}, ...items));
    }
    const hints = made.hints.map((hint, at) => fold('hint', `Hint ${at + 1} of ${made.hints.length}`, hint));
    return [...nodes, make('div', {className: 'answer-here'}), ...hints, fold('solution', 'Solution', made.solution)];
  }

  // Ask a variant in the place of what a box asks now.
  async function vary(box, own, verdict) {
    if (!isReady) showNote(verdict, loading());
    try {
      const {json} = await ask({question: own.id, last: window.bookProgress?.seed(own.id) || 0});
      const made = JSON.parse(json);
      window.bookProgress?.showVariant(own.id, made.seed);
      const nodes = make('div', {}, ...variantNodes(made, own.part));
      await typeset(nodes);
      own.nodes ||= [...box.childNodes];
      box.replaceChildren(...nodes.childNodes);
      box.misses = 0;
      fill(box, own, {id: made.id, form: {...made.form, variants: true}});
      box.querySelector('.answer-prompt').focus();
    } catch (error) {
      showNote(verdict, error.message);
    }
  }

  function goBack(box, own) {
    box.replaceChildren(...own.nodes);
    own.submit = own.submitOwn;
    const part = box.querySelector('.answer-part');
    part.tabIndex = -1;
    part.focus();
  }

  // The button that offers another one, shown once the part is done; in a variant, a way back too.
  function variantButtons(box, own, question, verdict) {
    if (!question.form.variants) return [];
    const another = make('button', {type: 'button', className: 'answer-button', textContent: 'Another one like it'});
    another.addEventListener('click', () => vary(box, own, verdict));
    if (question.id === own.id) {
      another.hidden = !window.bookProgress?.isDone(own.id);
      box.addEventListener('answer:done', () => { another.hidden = false; });
      return [another];
    }
    const back = make('button', {type: 'button', className: 'answer-button', textContent: 'Back to the book’s own'});
    back.addEventListener('click', () => goBack(box, own));
    return [another, back];
  }

  // What was typed or chosen outlives a reload, in this tab.
  function remember(box, id) {
    const fields = [...box.querySelectorAll('.answer-field, .answer-options input')];
    const key = `softmax-regression-proved:typed:${id}`, chosen = field => /radio|checkbox/.test(field.type);
    try {
      const typed = JSON.parse(sessionStorage.getItem(key)) || [];
      typed.forEach((value, at) => Object.assign(fields[at], chosen(fields[at]) ? {checked: value} : {value}));
    } catch { /* no storage, or a part that has changed */ }
    const keep = () => {
      const typed = fields.map(field => chosen(field) ? field.checked : field.value);
      try { sessionStorage.setItem(key, JSON.stringify(typed)); } catch { /* no storage */ }
    };
    for (const field of fields) {
      field.addEventListener('input', keep);
      if (!field.closest('.answer-grid')) continue;
      field.addEventListener('input', () => grow(field));
      grow(field);
    }
  }

  // Put into a box what it takes to answer the question that it shows.
  function fill(box, own, {id, form}) {
    const here = box.querySelector('.answer-here');
    here.hidden = false;
    if (form.kind === 'python') {
      return here.append(notebookOnly(), make('div', {className: 'answer-buttons'}, ...helpers(box, id)));
    }
    const [element, read] = input(box, form);
    const button = make('button', {type: 'submit', className: 'answer-button primary', textContent: 'Check'});
    const verdict = make('div', {className: 'answer-verdict'});
    verdict.setAttribute('role', 'status');
    const understood = element && make('div', {className: 'answer-understood'});
    const others = variantButtons(box, own, {id, form}, verdict);
    here.append(prose(how(form)), element, understood,
      make('div', {className: 'answer-buttons'}, button, ...helpers(box, id), ...others), verdict);
    own.submit = () => isOff(button) || check(box, id, read, verdict, button);
    remember(box, id);
    if (element) element.addEventListener('input', preview(id, read, understood));
  }

  function build(box) {
    const own = {id: box.dataset.question, part: box.getAttribute('aria-label')};
    const solved = make('span', {className: 'answer-solved', textContent: ' ✓ solved'});
    const mark = () => {
      const is = Boolean(window.bookProgress?.isSolved(own.id));
      box.classList.toggle('solved', is);
      if (is) box.querySelector('.answer-part')?.append(solved);
      else solved.remove();
    };
    fill(box, own, {id: own.id, form: JSON.parse(box.dataset.form)});
    own.submitOwn = own.submit;
    box.addEventListener('submit', event => { event.preventDefault(); own.submit?.(); });
    box.addEventListener('focusin', () => location.protocol === 'file:' || load().catch(() => {}), {once: true});
    document.addEventListener('book:progress', mark);
    mark();
    return own;
  }

  window.answerBoxes = {
    make,
    ask(box, variant) { // the review page asks a part in its box, as a variant if it has some
      const own = build(box), verdict = box.querySelector('.answer-verdict');
      if (variant && verdict && JSON.parse(box.dataset.form).variants) vary(box, own, verdict);
    },
  };
  document.querySelectorAll('.answer-box').forEach(build);
  document.querySelectorAll('.output .outcome').forEach(typeset); // outcomes shown as examples
})();
