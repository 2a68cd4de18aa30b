// The loss of one example against its margin: cross-entropy beside squared loss, and their slopes.
import {scaleLinear} from 'd3-scale';
import {line} from 'd3-shape';
import {format} from './kit.js';
import {gradient, logSoftmax, softmax, sum} from './numerics.js';

export const settings = {
  classes: {label: 'Number of classes', start: '2', options: ['2', '3', '10']},
  u: {label: 'Margin u: logit of the right class, the others being 0', start: -2, min: -8, max: 8, step: 0.1},
};

const PLACES = Array.from({length: 81}, (_, at) => at / 5 - 8);

// Half the Brier score, and its slope in the logit of the right class, which is the first.
function squared(logits) {
  const p = softmax(logits), errors = p.map((each, k) => each - (k === 0));
  const mean = sum(p.map((each, k) => each * errors[k]));
  return [sum(errors.map(each => each * each)) / 2, p[0] * (errors[0] - mean)];
}

export function compute({classes, u}) {
  const logits = margin => [margin, ...Array(classes - 1).fill(0)];
  const at = margin => [-logSoftmax(logits(margin))[0], gradient(logits(margin), 0)[0], ...squared(logits(margin))];
  const [cross, crossSlope, square, squareSlope] = at(u);
  return {probability: softmax(logits(u))[0], cross, crossSlope, square, squareSlope, curves: PLACES.map(at)};
}

const LOSS = [24, 200], SLOPE = [260, 390];

export function mount(kit) {
  const svg = kit.picture(440, 'Above, both losses over the margin; below, their slopes. Far to the left the squared loss is flat');
  const axes = [0, 1].map(() => svg.append('g'));
  ['loss', 'slope in u'].forEach((name, at) => svg.append('text').attr('x', 0).attr('y', [LOSS, SLOPE][at][0] - 14).text(name));
  const curves = [0, 1, 2, 3].map(at => svg.append('path').attr('class', 'explorer-curve').attr('stroke', `var(--explorer-${Math.floor(at / 2)})`));
  const cut = svg.append('path').attr('class', 'explorer-gap').attr('stroke', 'var(--pst-color-text-muted)');
  const names = ['cross-entropy', 'squared loss'].map((name, at) => svg.append('text').attr('text-anchor', 'end').attr('y', 26 + 20 * at).attr('fill', `var(--explorer-${at})`).text(name));
  const under = svg.append('text').attr('text-anchor', 'end').attr('y', 436).text('margin u');
  const points = [0, 1, 2, 3].map(() => svg.append('circle').attr('r', 6).attr('class', 'explorer-point'));
  const handle = svg.append('rect').attr('y', LOSS[0]).attr('width', 44).attr('height', SLOPE[1] - LOSS[0]).attr('fill', 'transparent');
  let x;
  kit.drag(handle, right => kit.set({u: x.invert(right)}));
  kit.slider('u');
  kit.choice('classes');

  return ({u}, {probability, cross, crossSlope, square, squareSlope, curves: found}, width) => {
    x = scaleLinear([-8, 8], [40, width - 12]);
    const high = scaleLinear([0, 11], [LOSS[1], LOSS[0]]), steep = scaleLinear([-1, 0], [SLOPE[1], SLOPE[0]]);
    kit.axes(axes[0], x, high, {left: 40, bottom: LOSS[1]});
    kit.axes(axes[1], x, steep, {left: 40, bottom: SLOPE[1]});
    [cross, crossSlope, square, squareSlope].forEach((value, at) => {
      const y = at % 2 ? steep : high;
      curves[at].attr('d', line((_, place) => x(PLACES[place]), each => y(each[at]))(found));
      points[at].attr('cx', x(u)).attr('cy', y(value));
    });
    cut.attr('d', `M${x(u)},${LOSS[0]}V${SLOPE[1]}`);
    handle.attr('x', x(u) - 22);
    for (const text of [...names, under]) text.attr('x', width - 12);
    kit.say(
      `The right class has the probability ${format(probability)}.`,
      `Cross-entropy: ${format(cross)}, slope ${format(crossSlope)}.`,
      `Squared loss: ${format(square)}, slope ${format(squareSlope)}.`,
    );
  };
}
