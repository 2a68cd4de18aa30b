// Descent of the cross-entropy in the logits: what pulls the point, and the way it takes.
import {colour, format, NAMES} from './kit.js';
import {gradient, logSoftmax, softmax} from './numerics.js';
import {logitsOf, Triangle} from './triangle.js';

const STEPS = 40;

export const settings = {
  label: {label: 'Right class', start: 'cat', options: NAMES.slice(0, 3)},
  eta: {label: 'Step size η', start: 0.5, min: 0.1, max: 4, step: 0.02, log: true},
  o: {label: 'Logit', start: [-1.1, 2, -0.7], min: -5, max: 5, step: 0.1},
};

export function compute({label, eta, o}) {
  const right = NAMES.indexOf(label), loss = logits => -logSoftmax(logits)[right];
  let logits = o;
  const path = [softmax(o)];
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = gradient(logits, right);
    logits = logits.map((logit, k) => logit - eta * slopes[k]);
    path.push(softmax(logits));
  }
  return {probabilities: path[0], gradient: gradient(o, right), loss: loss(o), path, after: loss(logits)};
}

export function mount(kit) {
  const picture = new Triangle(kit, 'The softmax in the triangle of three classes, the pull to the corner of the right class, and the steps of descent', p => kit.set({o: logitsOf(p)}));
  const pull = picture.marks.append('path').attr('class', 'explorer-pull');
  const way = picture.marks.append('path').attr('class', 'explorer-way');
  const steps = picture.marks.append('g');
  kit.choice('label');
  kit.slider('eta', {digits: 2});
  for (const at of [0, 1, 2]) kit.slider('o', {at, label: `Logit of ${NAMES[at]}`, mark: colour(at)});
  const list = values => `(${values.map(each => format(each, 3)).join(', ')})`;

  return ({label}, {probabilities, gradient, loss, path, after}, width) => {
    picture.fit(width, probabilities);
    const right = NAMES.map(name => Number(name === label)).slice(0, 3);
    pull.attr('d', picture.path([probabilities, right]));
    way.attr('d', picture.path(path));
    steps.selectAll('circle').data(path.slice(1)).join('circle').attr('class', 'explorer-step').attr('r', 3)
      .attr('cx', p => picture.place(p)[0]).attr('cy', p => picture.place(p)[1]);
    kit.say(
      `ŷ = ${list(probabilities)}, and the gradient ŷ − y = ${list(gradient)}.`,
      'Dashed: the pull y − ŷ, which is added to the logits. Dots: where the probabilities go.',
      `Loss: ${format(loss, 3)} nats; after ${STEPS} steps ${format(after, 3)}.`,
    );
  };
}
