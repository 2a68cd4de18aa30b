// The book's functions as the explorers compute them, under the names of softmaxlib. Numbers are
// doubles; information is in nats unless a base is given.

export const sum = values => values.reduce((total, value) => total + value, 0);

// The logarithm of the sum of the exponentials; the largest is taken out, so nothing overflows.
export function logsumexp(logits, temperature = 1) {
  const scaled = logits.map(logit => logit / temperature), most = Math.max(...scaled);
  return temperature * (most + Math.log(sum(scaled.map(each => Math.exp(each - most)))));
}

export function softmax(logits, temperature = 1) {
  const most = Math.max(...logits);
  const powers = logits.map(logit => Math.exp((logit - most) / temperature)), total = sum(powers);
  return powers.map(power => power / total);
}

export function logSoftmax(logits, temperature = 1) {
  const most = Math.max(...logits), gaps = logits.map(logit => (logit - most) / temperature);
  const rest = Math.log(sum(gaps.map(Math.exp)));
  return gaps.map(gap => gap - rest);
}

// A probability of 0 adds nothing, whatever it is multiplied with.
const mean = (p, terms) => sum(p.map((each, k) => each && each * terms[k]));

export const crossEntropy = (p, q, base = Math.E) => mean(p, q.map(each => -Math.log(each))) / Math.log(base);
export const entropy = (p, base = Math.E) => crossEntropy(p, p, base);
export const klDivergence = (p, q, base = Math.E) =>
  mean(p, p.map((each, k) => Math.log(each / q[k]))) / Math.log(base);

// The gradient in the logits of the cross-entropy to a label: the probabilities less the label.
export const gradient = (logits, label) => softmax(logits).map((each, k) => each - (k === label));
