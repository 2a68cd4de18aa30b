// What all explorers share: settings with controls, the address that holds them, drawing, text.
//
// An explorer is a module with three exports:
//   settings         {name: {label, start, min, max, step, log, power, options}}; `start` may be a list
//   compute(state)   the numbers that it shows, by name
//   mount(kit)       makes controls and drawing, and returns show(state, values, width)
import {axisBottom, axisLeft} from 'd3-axis';
import {select} from 'd3-selection';

const clamp = (value, {min, max}) => Math.min(max, Math.max(min, value));

// Numbers as the book writes them: a real minus sign, no more digits than say something.
export const format = (value, digits = 4) =>
  Number.isFinite(value) ? value.toFixed(digits).replace(/^-(0(\.0*)?)$/, '$1').replace('-', '−') : String(value).replace('-', '−').replace('Infinity', '∞');

// The classes' colours are those of the figures; the style sheet has them for light and dark.
export const colour = k => `var(--explorer-${k % 5})`;
export const NAMES = ['cat', 'chicken', 'dog', 'horse', 'bird'];

const startOf = settings =>
  structuredClone(Object.fromEntries(Object.entries(settings).map(([name, {start}]) => [name, start])));

// Take a state from somewhere outside: what is missing or no number stays, what is too large is cut.
function accept(settings, state, given) {
  for (const [name, setting] of Object.entries(settings)) {
    const {start, options, least = start.length, most = start.length} = setting;
    if (options?.includes(given[name])) state[name] = given[name];
    if (options || given[name] === undefined || given[name] === null) continue;
    const values = [].concat(given[name]).map(Number);
    if (!values.every(Number.isFinite)) continue;
    const fitting = values.map(value => clamp(value, setting));
    if (!Array.isArray(start)) [state[name]] = fitting;
    else if (fitting.length >= least && fitting.length <= most) state[name] = fitting;
  }
}

function fromAddress(settings, name, search = location.search) {
  const query = new URLSearchParams(search);
  if (query.get('explorer') !== name) return {};
  const read = key => Array.isArray(settings[key].start) ? query.get(key)?.split(',') : query.get(key);
  return Object.fromEntries(Object.keys(settings).map(key => [key, read(key)]));
}

function address(name, state) {
  const url = new URL(location);
  url.search = new URLSearchParams({explorer: name, ...state}).toString().replaceAll('%2C', ',');
  url.hash = `explorer-${name}`;
  return url.href;
}

// From a value to the place of its slider and back: a slider may be stretched by a logarithm, or by
// a root that has both signs.
function stretch({log, power}) {
  if (log) return [Math.log10, place => 10 ** place];
  if (power) return [value => Math.sign(value) * Math.abs(value) ** (1 / power), place => Math.sign(place) * Math.abs(place) ** power];
  return [value => value, place => place];
}

class Kit {
  constructor(element, explorer) {
    this.element = element;
    this.name = element.dataset.explorer;
    this.settings = explorer.settings;
    this.compute = explorer.compute;
    this.state = startOf(explorer.settings);
    this.controls = [];
    accept(this.settings, this.state, fromAddress(this.settings, this.name));
    this.view = this.add('div', {className: 'explorer-view'});
    this.text = this.add('p', {className: 'explorer-text'});
    this.panel = this.add('div', {className: 'explorer-panel'});
    this.live = this.add('p', {className: 'visually-hidden'});
    this.live.setAttribute('role', 'status');
  }

  add(tag, properties = {}, parent = this.element.querySelector('.explorer-body')) {
    const made = Object.assign(document.createElement(tag), properties);
    parent.append(made);
    return made;
  }

  // Change settings and show what comes of it. A change by hand is also written to the address.
  set(changes, byHand = true) {
    accept(this.settings, this.state, changes);
    this.render();
    if (!byHand) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.live.textContent = this.text.textContent;
      try { history.replaceState(history.state, '', address(this.name, this.state)); } catch { /* from disk */ }
    }, 300);
  }

  render() {
    this.values = this.compute(this.state);
    for (const update of this.controls) update();
    this.show(this.state, this.values, this.width);
  }

  say(...sentences) { this.text.textContent = sentences.filter(Boolean).join(' '); }

  // A labelled slider for a setting, or for one entry of a list of numbers, with its value as text.
  slider(name, {at, label = this.settings[name].label, parent = this.panel, digits = 1, mark} = {}) {
    const {min, max, step} = this.settings[name], [to, from] = stretch(this.settings[name]);
    const row = this.add('label', {className: 'explorer-slider'}, parent);
    const title = this.add('span', {textContent: label}, row);
    if (mark) title.className = 'explorer-mark';
    if (mark) title.style.setProperty('--mark', mark);
    const input = this.add('input', {type: 'range', min: to(min), max: to(max), step}, row);
    const shown = this.add('output', {}, row);
    input.addEventListener('input', () => {
      const value = from(Number(input.value)), list = at === undefined ? null : [...this.state[name]];
      if (list) list[at] = value;
      this.set({[name]: list || value});
    });
    this.controls.push(() => {
      const value = at === undefined ? this.state[name] : this.state[name][at];
      row.hidden = value === undefined;
      if (row.hidden) return;
      if (from(Number(input.value)) !== value) input.value = to(value);
      shown.textContent = format(value, digits);
      input.setAttribute('aria-valuetext', shown.textContent);
    });
  }

  // Buttons of which one is pressed: the options of a setting.
  choice(name, {texts = {}, parent = this.panel} = {}) {
    const {label, options} = this.settings[name];
    const group = this.add('div', {className: 'explorer-choice', role: 'group', ariaLabel: label}, parent);
    this.add('span', {textContent: label}, group);
    for (const option of options) {
      const button = this.button(texts[option] || option, () => this.set({[name]: option}), group);
      this.controls.push(() => button.setAttribute('aria-pressed', String(this.state[name] === option)));
    }
    return group;
  }

  button(text, action, parent = this.panel) {
    const button = this.add('button', {type: 'button', className: 'explorer-button', textContent: text}, parent);
    button.addEventListener('click', action);
    return button;
  }

  // Copy the address of this setting; where that is forbidden, it stands in the address bar.
  tools() {
    const parent = this.add('div', {className: 'explorer-tools'});
    this.button('Start again', () => this.set(startOf(this.settings)), parent);
    const link = this.button('Copy a link to this setting', async () => {
      const url = address(this.name, this.state);
      try { history.replaceState(history.state, '', url); } catch { /* from disk */ }
      try {
        await navigator.clipboard.writeText(url);
        this.live.textContent = link.textContent = 'Copied';
      } catch {
        this.live.textContent = link.textContent = 'The link is in the address bar';
      }
      setTimeout(() => { link.textContent = 'Copy a link to this setting'; }, 3000);
    }, parent);
  }

  // A picture of the width of the page; `label` tells what it shows to who does not see it.
  picture(height, label) {
    const svg = select(this.view).append('svg').attr('role', 'img').attr('aria-label', label).attr('height', height);
    this.controls.push(() => svg.attr('width', this.width));
    return svg;
  }

  axes(svg, x, y, {left = 0, bottom = 0, ticks = 5, tickValues = null} = {}) {
    const group = name => svg.selectAll(`g.${name}`).data([0]).join('g').attr('class', name);
    if (x) group('explorer-x').attr('transform', `translate(0,${bottom})`).call(axisBottom(x).ticks(ticks).tickValues(tickValues));
    if (y) group('explorer-y').attr('transform', `translate(${left},0)`).call(axisLeft(y).ticks(ticks));
  }

  // Let a mark be drawn about by mouse or finger; sliders do the same for the keyboard.
  drag(mark, move) {
    const svg = mark.node().ownerSVGElement;
    const place = event => {
      const box = svg.getBoundingClientRect();
      move(event.clientX - box.left, event.clientY - box.top);
    };
    mark.classed('explorer-drag', true)
      .on('pointerdown', event => { event.preventDefault(); event.target.setPointerCapture(event.pointerId); })
      .on('pointermove', event => { if (event.target.hasPointerCapture(event.pointerId)) place(event); });
  }
}

export function open(element, explorer) {
  const kit = new Kit(element, explorer);
  element.querySelector('.explorer-body').hidden = false;
  kit.show = explorer.mount(kit);
  kit.tools();
  const measure = () => { kit.width = kit.view.clientWidth; }; // to ask lays out the page
  measure();
  kit.render();
  for (const link of element.querySelectorAll(`a[href*="?explorer=${kit.name}"]`)) {
    link.addEventListener('click', event => {
      event.preventDefault();
      kit.set({...startOf(kit.settings), ...fromAddress(kit.settings, kit.name, new URL(link.href).search)});
    });
  }
  new ResizeObserver(() => {
    if ([0, kit.width].includes(kit.view.clientWidth)) return; // on paper it has no width
    measure();
    kit.render();
  }).observe(kit.view);
  element.explorer = {
    settings: explorer.settings,
    get state() { return kit.state; },
    get values() { return kit.values; },
    set: state => { kit.set(state, false); return kit.values; },
  };
  element.dispatchEvent(new Event('explorer:open', {bubbles: true}));
}
