// Gradient descent in a bowl with two curvatures: it creeps, goes, or flies apart.
import {scaleLinear} from 'd3-scale';
import {line} from 'd3-shape';
import {format} from './kit.js';

const STEPS = 30, REACH = 5;

export const settings = {
  eta: {label: 'Step size η, in units of 1/L', start: 0.05, min: 0.02, max: 2.5, step: 0.005, log: true},
  ratio: {label: 'Largest curvature L over the smallest', start: 5, min: 1, max: 50, step: 0.01, log: true},
  w: {label: 'Start', start: [-4, 2], min: -4.5, max: 4.5, step: 0.1},
};

// The curvatures are 1/ratio to the right and L = 1 upwards.
export function compute({eta, ratio, w}) {
  const curvatures = [1 / ratio, 1], height = ([a, b]) => (curvatures[0] * a * a + curvatures[1] * b * b) / 2;
  const path = [w];
  for (let step = 0; step < STEPS; step += 1) path.push(path[step].map((each, r) => each - eta * (curvatures[r] * each)));
  return {path, factors: curvatures.map(each => 1 - eta * each), start: height(w), end: height(path[STEPS])};
}

// What a factor does to the distance from the minimum.
const verdict = factor =>
  factor > 0.9 ? 'creeps' : factor > 1e-9 ? 'comes nearer' : factor > -1e-9 ? 'hits the minimum'
  : factor > -1 + 1e-9 ? 'jumps across and lands nearer' : factor > -1 - 1e-9 ? 'jumps to and fro for ever' : 'flies apart';

export const shorten = value => value === 0 || (value >= 0.001 && value < 1e4) ? format(value, 3) : value.toExponential(0);

export function mount(kit) {
  const svg = kit.picture(0, 'Contours of a bowl, longer to the side where it is flat, and the steps of gradient descent from the start');
  const clip = svg.append('clipPath').attr('id', 'explorer-bowl').append('rect');
  const bowl = svg.append('g').attr('clip-path', 'url(#explorer-bowl)');
  const rings = bowl.append('g');
  const frame = svg.append('rect').attr('class', 'explorer-frame');
  const way = bowl.append('path').attr('class', 'explorer-way');
  const steps = bowl.append('g');
  const point = svg.append('g');
  point.append('circle').attr('r', 22).attr('fill', 'transparent');
  point.append('circle').attr('r', 8).attr('class', 'explorer-point');
  let x, y;
  kit.drag(point, (right, down) => kit.set({w: [x.invert(right), y.invert(down)]}));
  kit.slider('eta', {digits: 2});
  kit.slider('ratio', {digits: 1});
  kit.slider('w', {at: 0, label: 'Start, along the flat side'});
  kit.slider('w', {at: 1, label: 'Start, along the steep side'});

  return ({eta, ratio, w}, {path, factors, start, end}, width) => {
    const side = Math.min(width, 560), left = (width - side) / 2, height = side * 0.7;
    x = scaleLinear([-REACH, REACH], [left, left + side]);
    y = scaleLinear([-REACH * 0.7, REACH * 0.7], [height, 0]);
    svg.attr('height', height);
    for (const box of [clip, frame]) box.attr('x', left).attr('width', side).attr('height', height);
    rings.selectAll('ellipse').data([0.1, 0.5, 1, 2, 4, 8]).join('ellipse').attr('class', 'explorer-ellipse')
      .attr('cx', x(0)).attr('cy', y(0))
      .attr('rx', level => x(Math.sqrt(2 * level * ratio)) - x(0)).attr('ry', level => y(0) - y(Math.sqrt(2 * level)));
    const near = path.map(place => place.map(each => Math.max(-1e3, Math.min(1e3, each))));
    way.attr('d', line(place => x(place[0]), place => y(place[1]))(near));
    steps.selectAll('circle').data(near.slice(1)).join('circle').attr('class', 'explorer-step').attr('r', 3)
      .attr('cx', place => x(place[0])).attr('cy', place => y(place[1]));
    point.attr('transform', `translate(${x(w[0])},${y(w[1])})`);
    kit.say(
      `With η = ${format(eta, 2)}/L each step multiplies the distance along the flat side by ${format(factors[0], 3)} (it ${verdict(factors[0])}),`,
      `along the steep side by ${format(factors[1], 3)} (it ${verdict(factors[1])}).`,
      `Height above the minimum: ${shorten(start)} at the start, ${shorten(end)} after ${STEPS} steps.`,
    );
  };
}
