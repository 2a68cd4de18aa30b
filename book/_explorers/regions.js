// The regions of a linear classifier of two features, and the loss of nine points that it is to learn.
import {scaleLinear} from 'd3-scale';
import {line, symbol, symbolCircle, symbolSquare, symbolTriangle} from 'd3-shape';
import {colour, format, NAMES} from './kit.js';
import {gradient, logSoftmax, sum} from './numerics.js';

const CLASSES = NAMES.slice(0, 3), SIGNS = ['●', '■', '▲'], SHAPES = [symbolCircle, symbolSquare, symbolTriangle];
const REACH = [4, 3.3];
const AROUND = [[0, 0.7], [-0.6, -0.4], [0.7, -0.3]]; // the points of a group, seen from its centre

export const settings = {
  centres: {label: 'Centres of the groups', start: [-1.4, 0.9, 1.5, 0.8, 0.1, -1.3], min: -2.5, max: 2.5, step: 0.1},
  W: {label: 'Weights', start: [-0.3, 1.1, -0.8, 1.1, -0.3, -0.8], min: -10, max: 10, step: 0.1},
  b: {label: 'Biases', start: [0.2, 0, -0.2], min: -10, max: 10, step: 0.1},
  eta: {label: 'Step size η', start: 0.2, min: 0.05, max: 10, step: 0.01, log: true},
  moved: {label: 'Move', start: 'cat', options: CLASSES},
};

// W has a row for each feature, as in the book.
const logitsAt = ([x1, x2], W, b) => b.map((bias, k) => x1 * W[k] + x2 * W[3 + k] + bias);

export function compute({centres, W, b}) {
  const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2];
  const points = labels.map((k, n) => [0, 1].map(r => centres[2 * k + r] + AROUND[n % 3][r]));
  const logits = points.map(point => logitsAt(point, W, b));
  const loss = sum(logits.map((o, n) => -logSoftmax(o)[labels[n]])) / 9;
  const errors = logits.map((o, n) => gradient(o, labels[n]).map(each => each / 9));
  const slopes = features => [0, 1, 2].map(k => sum(errors.map((error, n) => features[n] * error[k])));
  const slopesW = [0, 1].flatMap(r => slopes(points.map(point => point[r]))), slopesB = slopes(labels.map(() => 1));
  const answers = logits.map(o => o.indexOf(Math.max(...o)));
  return {points, answers, loss, slopesW, slopesB, steepness: Math.hypot(...slopesW, ...slopesB)};
}

// What is left of a polygon where an affine function is positive.
function cut(polygon, height) {
  return polygon.flatMap((from, at) => {
    const to = polygon[(at + 1) % polygon.length], [low, high] = [height(from), height(to)];
    const meet = low > 0 !== high > 0 && from.map((each, r) => each + (to[r] - each) * low / (low - high));
    return [...(low > 0 ? [from] : []), ...(meet ? [meet] : [])];
  });
}

// Where class k has the largest logit; of equal ones the first is taken.
function region(k, W, b) {
  let polygon = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(corner => corner.map((each, r) => each * REACH[r]));
  for (const other of [0, 1, 2].filter(each => each !== k)) {
    const tie = W[k] === W[other] && W[3 + k] === W[3 + other] && b[k] === b[other];
    if (tie && other < k) return [];
    if (!tie) polygon = cut(polygon, place => { const o = logitsAt(place, W, b); return o[k] - o[other]; });
  }
  return polygon;
}

export function mount(kit) {
  const svg = kit.picture(0, 'A plane divided by straight lines into the regions of cat, chicken and dog, and three points of each class');
  const axes = svg.append('g');
  const areas = CLASSES.map((_, k) => svg.append('path').attr('fill', colour(k)).attr('fill-opacity', 0.22).attr('class', 'explorer-area'));
  const titles = CLASSES.map((name, k) => svg.append('text').attr('text-anchor', 'middle').attr('class', 'explorer-still').text(name));
  const names = ['x₁', 'x₂'].map(name => svg.append('text').attr('class', 'explorer-still').text(name));
  let x, y;
  const groups = CLASSES.map((_, k) => {
    const group = svg.append('g');
    group.append('circle').attr('class', 'explorer-hold').attr('fill', 'transparent');
    group.selectAll('path').data(AROUND).join('path').attr('d', symbol(SHAPES[k], 100)()).attr('fill', colour(k)).attr('stroke', 'var(--pst-color-background)');
    group.selectAll('.explorer-way').data(AROUND).join('circle').attr('class', 'explorer-way').attr('r', 12);
    kit.drag(group, (right, down) => {
      const centres = [...kit.state.centres];
      centres.splice(2 * k, 2, x.invert(right), y.invert(down));
      kit.set({centres, moved: CLASSES[k]});
    });
    return group;
  });
  kit.slider('eta', {digits: 2});
  kit.button('One step of gradient descent', () => {
    const {W, b, eta} = kit.state, {slopesW, slopesB} = kit.values;
    kit.set({W: W.map((each, at) => each - eta * slopesW[at]), b: b.map((each, k) => each - eta * slopesB[k])});
  });
  kit.choice('moved', {texts: Object.fromEntries(CLASSES.map((name, k) => [name, `${SIGNS[k]} ${name}`]))});
  const panels = CLASSES.map((_, k) => {
    const parent = kit.add('div', {className: 'explorer-panel'});
    kit.slider('W', {at: k, label: 'Weight of x₁', parent, digits: 2});
    kit.slider('W', {at: 3 + k, label: 'Weight of x₂', parent, digits: 2});
    kit.slider('b', {at: k, label: 'Bias', parent, digits: 2});
    kit.slider('centres', {at: 2 * k, label: 'Centre of the three points, x₁', parent});
    kit.slider('centres', {at: 2 * k + 1, label: 'Centre of the three points, x₂', parent});
    return parent;
  });

  return ({centres, W, b, moved}, {answers, loss, steepness}, width) => {
    const side = Math.min(width - 28, 560), left = (width - side + 28) / 2, unit = side / 2 / REACH[0], height = 2 * REACH[1] * unit;
    x = scaleLinear([-REACH[0], REACH[0]], [left, left + side]);
    y = scaleLinear([-REACH[1], REACH[1]], [height, 0]);
    svg.attr('height', height + 24);
    kit.axes(axes, x, y, {left, bottom: height});
    names[0].attr('x', left + side - 24).attr('y', height - 8);
    names[1].attr('x', left + 8).attr('y', 18);
    CLASSES.forEach((name, k) => {
      const corners = region(k, W, b).map(([x1, x2]) => [x(x1), y(x2)]), isSeen = corners.length > 0;
      areas[k].attr('d', isSeen ? `${line()(corners)}Z` : null);
      titles[k].attr('visibility', isSeen ? null : 'hidden');
      if (isSeen) titles[k].attr('x', sum(corners.map(each => each[0])) / corners.length).attr('y', sum(corners.map(each => each[1])) / corners.length);
      groups[k].attr('transform', `translate(${x(centres[2 * k])},${y(centres[2 * k + 1])})`);
      groups[k].select('.explorer-hold').attr('r', unit);
      groups[k].selectAll('path, .explorer-way').attr('transform', ([right, up]) => `translate(${right * unit},${-up * unit})`);
      groups[k].selectAll('.explorer-way').attr('visibility', (_, at) => answers[3 * k + at] === k ? 'hidden' : null);
      panels[k].hidden = moved !== name;
    });
    const wrong = answers.filter((answer, n) => answer !== Math.floor(n / 3)).length;
    kit.say(
      wrong ? `${wrong} of the 9 points ${wrong === 1 ? 'is' : 'are'} in a wrong region (ringed).` : 'All 9 points are in their regions.',
      `Mean cross-entropy: ${format(loss)}, length of its gradient: ${format(steepness)}.`,
    );
  };
}
