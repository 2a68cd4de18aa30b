// Where e^x overflows and underflows in three formats, and what becomes of the softmax.
import {scalePow} from 'd3-scale';
import {format} from './kit.js';

// Round to half precision: 11 digits, halves to even; from 65520 on it is infinite.
function half(x) {
  if (!Number.isFinite(x) || !x) return x;
  if (Math.abs(x) >= 65520) return Math.sign(x) * Infinity;
  const unit = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), -14) - 10);
  const units = Math.abs(x) / unit, below = Math.floor(units), rest = units - below;
  return Math.sign(x) * unit * (below + (rest > 0.5 || (rest === 0.5 && below % 2)));
}

// Of each format: how it rounds, its largest number, its smallest normal one, its smallest.
const FORMATS = {
  float16: [half, 65504, 2 ** -14, 2 ** -24],
  float32: [Math.fround, (2 - 2 ** -23) * 2 ** 127, 2 ** -126, 2 ** -149],
  float64: [x => x, Number.MAX_VALUE, 2 ** -1022, 2 ** -1074],
};

export const settings = {
  shift: {label: 'Largest logit', start: 5, min: -1000, max: 1000, step: 0.1, power: 3},
  gap: {label: 'Each other one lower by', start: 1, min: 0, max: 10, step: 0.1},
};

function results(round, logits) {
  const o = logits.map(round), most = Math.max(...o), shifted = o.map(each => round(each - most));
  const divided = powers => {
    const total = powers.reduce((sum, power) => round(sum + power));
    return powers.map(power => round(power / total));
  };
  const exp = each => round(Math.exp(each)), powers = o.map(exp);
  return {logits: o, shifted, powers, naive: divided(powers), stable: divided(shifted.map(exp))};
}

export function compute({shift, gap}) {
  const logits = [shift, shift - gap, shift - 2 * gap];
  return Object.fromEntries(Object.entries(FORMATS).map(([name, [round]]) => [name, results(round, logits)]));
}

const ROW = 62;
const write = row => row.map(each => Number.isNaN(each) ? 'NaN' : format(each, 3)).join(', ');
const short = power => Number.isFinite(power) ? String(Number(power.toPrecision(2))).replace('e+', 'e') : '∞';

export function mount(kit) {
  const svg = kit.picture(ROW * 3 + 30, 'For each format a line of exponents: where the power is zero, loses digits, is fine, or is infinite, and where the logits are');
  const rows = svg.selectAll('g').data(Object.entries(FORMATS)).join('g').attr('transform', (_, at) => `translate(0,${at * ROW})`);
  rows.append('text').attr('y', 16).text(([name]) => name);
  rows.append('text').attr('class', 'explorer-verdict').attr('y', 16).attr('text-anchor', 'end');
  const axis = svg.append('g');
  kit.slider('shift');
  kit.slider('gap');
  const table = kit.add('table', {className: 'explorer-table'});
  table.innerHTML = '<thead><tr><th>Format</th><th>Naive softmax</th><th>Stable softmax</th></tr></thead><tbody></tbody>';
  const cells = Object.keys(FORMATS).map(name => {
    const row = table.tBodies[0].insertRow();
    row.insertCell().textContent = name;
    return [0, 1].map(() => Object.assign(row.insertCell(), {className: 'explorer-number'}));
  });

  return ({shift, gap}, values, width) => {
    const narrow = width < 420, x = scalePow([-1000, 1000], [26, width - 26]).exponent(1 / 3);
    rows.selectAll('rect').data(([, [, most, normal, least]]) => {
      const ends = [-1000, Math.log(least) - Math.LN2, Math.log(normal), Math.log(most), 1000];
      return ['zero', 'few', 'fine', 'over'].map((kind, at) => ({kind, from: ends[at], to: ends[at + 1]}));
    }).join('rect').attr('class', d => `explorer-${d.kind}`).attr('y', 24).attr('height', 20)
      .attr('x', d => x(d.from)).attr('width', d => x(d.to) - x(d.from));
    rows.selectAll('circle').data(([name]) => values[name].logits).join('circle').attr('class', 'explorer-point')
      .attr('r', 5).attr('cy', 34).attr('cx', logit => x(Math.max(-1000, Math.min(1000, logit))));
    rows.select('.explorer-verdict').attr('x', width).text(([name]) => `powers ${values[name].powers.map(short).join(', ')}`);
    axis.attr('transform', `translate(0,${ROW * 3})`);
    kit.axes(axis, x, null, {tickValues: [-1000, -100, ...(narrow ? [0] : [-10, 0, 10]), 100, 1000]});
    Object.values(values).forEach(({naive, stable}, at) => {
      cells[at][0].textContent = write(naive);
      cells[at][1].textContent = write(stable);
      cells[at][0].classList.toggle('explorer-wrong', naive.some((each, k) => !(Math.abs(each - stable[k]) < 0.002)));
    });
    kit.say(`Logits: ${[0, 1, 2].map(k => format(shift - k * gap, 1)).join(', ')}. Subtracting the largest moves them to ${[0, 1, 2].map(k => format(-k * gap, 1)).join(', ')}.`);
  };
}
