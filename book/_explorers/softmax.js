// Softmax of three to five logits, with a temperature, and a constant that changes nothing.
import {scaleLinear} from 'd3-scale';
import {colour, format, NAMES} from './kit.js';
import {entropy, softmax} from './numerics.js';

export const settings = {
  o: {label: 'Logit', start: [1.4, -0.3, 0], least: 3, most: 5, min: -5, max: 5, step: 0.1},
  shift: {label: 'Add γ to every logit', start: 0, min: -10, max: 10, step: 0.1},
  T: {label: 'Temperature T', start: 1, min: 0.1, max: 10, step: 0.02, log: true},
};

export function compute({o, shift, T}) {
  const shifted = o.map(logit => logit + shift), probabilities = softmax(shifted, T);
  return {shifted, probabilities, entropy: entropy(probabilities), most: Math.log(o.length)};
}

const ROW = 40;

export function mount(kit) {
  NAMES.forEach((name, at) => kit.slider('o', {at, label: `Logit of ${name}`, mark: colour(at)}));
  kit.slider('shift');
  kit.slider('T', {digits: 2});
  const group = kit.add('div', {className: 'explorer-choice'}, kit.panel);
  const fewer = kit.button('One class fewer', () => kit.set({o: kit.state.o.slice(0, -1)}), group);
  const more = kit.button('One class more', () => kit.set({o: [...kit.state.o, 0]}), group);
  const svg = kit.picture(ROW * 3, 'A bar for the probability of each class');

  return ({o}, {shifted, probabilities, entropy, most}, width) => {
    fewer.setAttribute('aria-disabled', String(o.length === 3));
    more.setAttribute('aria-disabled', String(o.length === 5));
    const x = scaleLinear([0, 1], [72, width - 64]);
    svg.attr('height', ROW * o.length);
    const row = svg.selectAll('g').data(probabilities).join(enter => {
      const made = enter.append('g').attr('transform', (_, k) => `translate(0,${k * ROW})`);
      made.append('text').attr('y', 24).text((_, k) => NAMES[k]);
      made.append('rect').attr('class', 'explorer-track').attr('x', x(0)).attr('y', 8).attr('height', 24);
      made.append('rect').attr('class', 'bar').attr('x', x(0)).attr('y', 8).attr('height', 24).attr('fill', (_, k) => colour(k));
      made.append('text').attr('class', 'explorer-number').attr('y', 24).attr('text-anchor', 'end');
      return made;
    });
    row.select('.explorer-track').attr('width', x(1) - x(0));
    row.select('.bar').attr('width', p => x(p) - x(0));
    row.select('.explorer-number').attr('x', width).text(p => format(p));
    kit.say(
      `Logits with γ: ${shifted.map(each => format(each, 1)).join(', ')}.`,
      `Softmax: ${probabilities.map(each => format(each)).join(', ')}.`,
      `Entropy: ${format(entropy)} nats, of at most log ${o.length} = ${format(most)}.`,
    );
  };
}
