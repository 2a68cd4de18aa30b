// RealSoftMax of two to five numbers between the maximum and its bound, and the soft minimum below.
import {scaleLinear} from 'd3-scale';
import {line} from 'd3-shape';
import {format} from './kit.js';
import {logsumexp} from './numerics.js';

export const settings = {
  o: {label: 'Number', start: [1, 0], least: 2, most: 5, min: -4, max: 4, step: 0.1},
  lambda: {label: 'Sharpness λ', start: 1, min: 0.25, max: 20, step: 0.02, log: true},
};

const PLACES = Array.from({length: 81}, (_, at) => at / 10 - 4); // of the first number, from −4 to 4
const softmin = (numbers, T) => -logsumexp(numbers.map(each => -each), T);

export function compute({o, lambda}) {
  const T = 1 / lambda, most = Math.max(...o), least = Math.min(...o);
  const over = first => [first, ...o.slice(1)];
  return {
    most, soft: logsumexp(o, T), excess: logsumexp(o, T) - most,
    least, low: softmin(o, T), shortfall: least - softmin(o, T),
    bound: T * Math.log(o.length),
    above: PLACES.map(first => logsumexp(over(first), T)),
    below: PLACES.map(first => softmin(over(first), T)),
  };
}

const HEIGHT = 320;

export function mount(kit) {
  const svg = kit.picture(HEIGHT, 'Over the first number: the maximum and the minimum with their corners, RealSoftMax above and the soft minimum below, and their bounds, dashed');
  const axes = svg.append('g');
  const curve = (name, stroke) => svg.append('path').attr('class', name).attr('stroke', stroke);
  const hard = [0, 1].map(() => curve('explorer-curve', 'var(--pst-color-text-muted)'));
  const bounds = [0, 1].map(at => curve('explorer-curve explorer-dashed', `var(--explorer-${at})`));
  const soft = [0, 1].map(at => curve('explorer-curve', `var(--explorer-${at})`));
  const gaps = [0, 1].map(at => curve('explorer-gap', `var(--explorer-${at})`));
  const names = ['RealSoftMax', 'soft minimum'].map((name, at) => svg.append('text').attr('fill', `var(--explorer-${at})`).text(name));
  const title = svg.append('text').attr('text-anchor', 'end').attr('y', HEIGHT - 2).text('first number');
  const handles = [0, 1].map(at => svg.append('circle').attr('r', 22).attr('fill', 'transparent').attr('data-at', at));
  const points = [0, 1].map(() => svg.append('circle').attr('r', 7).attr('class', 'explorer-point explorer-still'));
  let x;
  for (const handle of handles) kit.drag(handle, right => kit.set({o: [x.invert(right), ...kit.state.o.slice(1)]}));
  kit.slider('lambda', {digits: 2});
  for (const at of [0, 1, 2, 3, 4]) kit.slider('o', {at, label: `Number ${at + 1}`});
  const group = kit.add('div', {className: 'explorer-choice'}, kit.panel);
  const fewer = kit.button('One number fewer', () => kit.set({o: kit.state.o.slice(0, -1)}), group);
  const more = kit.button('One number more', () => kit.set({o: [...kit.state.o, 0]}), group);

  return ({o, lambda}, {most, soft: high, excess, least, low, shortfall, bound, above, below}, width) => {
    fewer.setAttribute('aria-disabled', String(o.length === 2));
    more.setAttribute('aria-disabled', String(o.length === 5));
    x = scaleLinear([-4, 4], [34, width - 12]);
    const reach = Math.max(5, 4 + bound), y = scaleLinear([-reach, reach], [HEIGHT - 44, 8]);
    kit.axes(axes, x, y, {left: 34, bottom: HEIGHT - 44});
    const draw = line((value, at) => x(PLACES[at]), y);
    [Math.max, Math.min].forEach((corner, at) => {
      const values = PLACES.map(first => corner(first, ...o.slice(1)));
      hard[at].attr('d', draw(values));
      bounds[at].attr('d', draw(values.map(each => each + (at ? -bound : bound))));
      soft[at].attr('d', draw([above, below][at]));
      const [from, to] = [[most, high], [least, low]][at];
      gaps[at].attr('d', `M${x(o[0])},${y(from)}V${y(to)}`);
      for (const mark of [handles[at], points[at]]) mark.attr('cx', x(o[0])).attr('cy', y(to));
    });
    names[0].attr('x', 44).attr('y', 22);
    names[1].attr('x', width - 12).attr('text-anchor', 'end').attr('y', HEIGHT - 54);
    title.attr('x', width - 12);
    kit.say(
      `Maximum ${format(most, 2)}; RealSoftMax with λ = ${format(lambda, 2)} is ${format(high)}: the excess is ${format(excess)}.`,
      `Minimum ${format(least, 2)}; the soft minimum is ${format(low)}: ${format(shortfall)} below.`,
      `Neither gap exceeds log(${o.length})/λ = ${format(bound)}, dashed.`,
    );
  };
}
