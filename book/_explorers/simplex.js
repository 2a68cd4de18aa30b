// The softmax of three logits as a point of the triangle, and where the temperature takes it.
import {colour, format, NAMES} from './kit.js';
import {softmax} from './numerics.js';
import {logitsOf, Triangle} from './triangle.js';

export const settings = {
  o: {label: 'Logit', start: [1.4, -0.3, 0], min: -5, max: 5, step: 0.1},
  T: {label: 'Temperature T', start: 0.5, min: 0.05, max: 20, step: 0.02, log: true},
};

const WARMTHS = Array.from({length: 61}, (_, at) => 100 * 2e-4 ** (at / 60)); // from 100 to 0.02

export const compute = ({o, T}) => ({
  probabilities: softmax(o),
  warm: softmax(o, T),
  path: WARMTHS.map(warmth => softmax(o, warmth)),
});

export function mount(kit) {
  const picture = new Triangle(kit, 'The softmax in the triangle of three classes, with its way from the centre to a corner', p => kit.set({o: logitsOf(p)}));
  const way = picture.marks.append('path').attr('class', 'explorer-way');
  const warmed = picture.marks.append('circle').attr('r', 8).attr('class', 'explorer-ring');
  kit.slider('T', {digits: 2});
  for (const at of [0, 1, 2]) kit.slider('o', {at, label: `Logit of ${NAMES[at]}`, mark: colour(at)});
  const list = p => p.map((each, k) => `${NAMES[k]} ${format(each, 3)}`).join(', ');

  return ({T}, {probabilities, warm, path}, width) => {
    picture.fit(width, probabilities);
    way.attr('d', picture.path(path));
    const [x, y] = picture.place(warm);
    warmed.attr('cx', x).attr('cy', y);
    kit.say(
      `Full point, at temperature 1: ${list(probabilities)}.`,
      `Ring, at temperature ${format(T, 2)}: ${list(warm)}.`,
    );
  };
}
