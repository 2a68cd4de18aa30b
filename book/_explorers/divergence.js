// Entropy, cross-entropy and divergence of two distributions, and a Huffman code of one of them.
import {scaleLinear} from 'd3-scale';
import {select} from 'd3-selection';
import {colour, format, NAMES} from './kit.js';
import {crossEntropy, entropy, klDivergence, sum} from './numerics.js';

const RANGE = {min: 0.1, max: 10, step: 0.1};

export const settings = {
  unit: {label: 'Unit', start: 'bits', options: ['bits', 'nats']},
  code: {label: 'Huffman code made for', start: 'P', options: ['P', 'Q']},
  p: {label: 'Weight in P', start: [4, 2, 1, 1], ...RANGE},
  q: {label: 'Weight in Q', start: [1, 1, 1, 5], ...RANGE},
};

// Join the two least probable again and again; gives the root.
function huffman(p) {
  const nodes = p.map((weight, symbol) => ({weight, symbol}));
  while (nodes.length > 1) {
    nodes.sort((a, b) => b.weight - a.weight);
    const [one, two] = [nodes.pop(), nodes.pop()];
    nodes.push({weight: one.weight + two.weight, children: [two, one]});
  }
  return nodes[0];
}

// The leaves of a tree from left to right, with the digits that lead there.
const leaves = (node, word = '') =>
  node.children ? node.children.flatMap((child, digit) => leaves(child, word + digit)) : [{...node, word}];

export function compute({unit, code, p, q}) {
  const base = unit === 'bits' ? 2 : Math.E;
  const [P, Q] = [p, q].map(weights => weights.map(weight => weight / sum(weights)));
  const lengths = [];
  for (const {symbol, word} of leaves(huffman(code === 'P' ? P : Q))) lengths[symbol] = word.length;
  return {
    P, Q, lengths,
    entropy: entropy(P, base), crossEntropy: crossEntropy(P, Q, base),
    divergence: klDivergence(P, Q, base), back: klDivergence(Q, P, base),
    meanLength: sum(P.map((each, k) => each * lengths[k])),
  };
}

const BARS = 150, TREE = 190;

export function mount(kit) {
  const svg = kit.picture(TREE + 190, 'For each class a full bar for its probability in P and an outlined one for that in Q; below, the tree of a Huffman code');
  const classes = svg.selectAll('g.class').data(NAMES.slice(0, 4)).join('g').attr('class', 'class');
  const full = classes.append('rect').attr('fill', (_, k) => colour(k));
  const open = classes.append('rect').attr('fill', 'var(--pst-color-on-background)').attr('stroke', (_, k) => colour(k)).attr('stroke-width', 2);
  classes.append('text').attr('class', 'name').attr('text-anchor', 'middle').attr('y', BARS + 20).text(name => name);
  const letters = ['P', 'Q'].map(letter => classes.append('text').attr('text-anchor', 'middle').text(letter));
  const y = scaleLinear([0, 1], [BARS, 20]);
  // A dragged bar gets its height as probability; the others keep their odds.
  const handles = ['p', 'q'].map(name => classes.append('rect').attr('fill', 'transparent').each(function (_, k) {
    kit.drag(select(this), (_, down) => {
      const share = Math.min(0.95, Math.max(0.02, y.invert(down))), old = kit.state[name];
      kit.set({[name]: old.map((each, j) => 10 * (j === k ? share : (1 - share) * each / (sum(old) - old[k])))});
    });
  }));
  const tree = svg.append('g').attr('transform', `translate(0,${TREE + 12})`);
  kit.choice('unit');
  kit.choice('code');
  for (const name of ['p', 'q']) for (const at of [0, 1, 2, 3]) kit.slider(name, {at, label: `Weight of ${NAMES[at]} in ${name.toUpperCase()}`, mark: colour(at)});

  return ({unit, code}, {P, Q, entropy, crossEntropy, divergence, back, meanLength}, width) => {
    const part = width / 4, wide = Math.max(0, Math.min(44, part / 2 - 6));
    classes.attr('transform', (_, k) => `translate(${part * (k + 0.5)},0)`);
    [[full, P, -wide - 1], [open, Q, 1]].forEach(([bars, values, x], at) => {
      bars.attr('x', x).attr('width', wide).attr('y', (_, k) => y(values[k])).attr('height', (_, k) => BARS - y(values[k]));
      letters[at].attr('x', x + wide / 2).attr('y', (_, k) => y(values[k]) - 5);
      handles[at].attr('x', x).attr('width', wide).attr('y', (_, k) => y(values[k]) - 20).attr('height', (_, k) => BARS - y(values[k]) + 20);
    });
    const root = huffman(code === 'P' ? P : Q), ends = leaves(root), edges = [];
    const put = (node, depth) => { // an inner node stands between its children
      const places = node.children?.map(child => put(child, depth + 1));
      const x = places ? (places[0] + places[1]) / 2 : part * (ends.findIndex(end => end.symbol === node.symbol) + 0.5);
      places?.forEach((place, digit) => edges.push({digit, from: [x, depth * 44], to: [place, depth * 44 + 44]}));
      return x;
    };
    put(root, 0);
    const edge = tree.selectAll('g.edge').data(edges).join(enter => {
      const made = enter.append('g').attr('class', 'edge');
      made.append('path').attr('class', 'explorer-frame');
      made.append('text').attr('text-anchor', 'middle');
      return made;
    });
    edge.select('path').attr('d', ({from, to}) => `M${from}L${to}`);
    edge.select('text').attr('x', ({from, to, digit}) => (from[0] + to[0]) / 2 + (digit ? 10 : -10)).attr('y', ({from}) => from[1] + 20).text(({digit}) => digit);
    tree.selectAll('text.leaf').data(ends).join('text').attr('class', 'leaf').attr('text-anchor', 'middle')
      .attr('x', (_, at) => part * (at + 0.5)).attr('y', ({word}) => word.length * 44 + 18).text(({symbol}) => NAMES[symbol]);
    kit.say(
      `H(P) = ${format(entropy)}, D(P‖Q) = ${format(divergence)}, and their sum is H(P, Q) = ${format(crossEntropy)} ${unit}.`,
      `The other way round, D(Q‖P) = ${format(back)}.`,
      `The Huffman code made for ${code} takes ${format(meanLength)} bits on average if outcomes come from P.`,
      `Its words: ${ends.map(({symbol, word}) => `${NAMES[symbol]} ${word}`).join(', ')}.`,
    );
  };
}
