// Reads formulas as JSON pairs [TeX, displayed?] and writes their MathML as JSON.

const fs = require('fs');
const temml = require('temml');

// TeX's spaces, which browsers set differently: one on each side of a fraction, none at dots in a
// list, and after the name of a function only the one that is written.
const SIDE = '<mspace width="0.12em"></mspace>';
const SPACES = [
  [/<mfrac/g, `<mrow>${SIDE}<mfrac`], [/<\/mfrac>/g, `</mfrac>${SIDE}</mrow>`],
  [/<mo>([…⋯])<\/mo>/g, '<mo lspace="0" rspace="0">$1</mo>'],
  [/<mo>\u2061<\/mo>(?=<mspace)/g, ''],
];

// TeX also puts a thin space between what is multiplied and the name of a function: P log P.
const THIN = '<mspace width="0.1667em"></mspace>';
const ROW = /^<(math|mrow|mtd|mstyle|mpadded|msqrt)\b/;
const SCRIPTED = /^<m(sub|sup|subsup|under|over|underover)\b/;
const NAMED = /^<mi>(argmax|argmin|diag|exp|lim|ln|log|max|min|RealSoftMax|sign|softmax|Cov|Var|erfc)$/;
const CLOSING = /^<mo\b[^>]*form="postfix"/;

const first = node => ROW.test(node.tag) || SCRIPTED.test(node.tag) ? node.parts[0] : null;
const named = node => first(node) ? named(first(node)) : NAMED.test(node.tag + node.text);
function operand(node) {
  if (SCRIPTED.test(node.tag)) return operand(node.parts[0]);
  if (!ROW.test(node.tag)) return CLOSING.test(node.tag) || !/^<(mo|mspace)\b/.test(node.tag);
  const seen = node.parts.filter(part => !part.tag.startsWith(SIDE.slice(0, 22)));
  return seen.length > 0 && operand(seen.at(-1));
}
function write({tag, text, parts}) {
  const written = parts.map((part, place) =>
    (place && ROW.test(tag) && named(part) && operand(parts[place - 1]) ? THIN : '') + write(part));
  return `${tag}${text}${written.join('')}</${tag.match(/\w+/)[0]}>`;
}

// Read MathML, in which every element is closed, as a tree: its text comes before its parts.
function setApart(mathml) {
  const open = [{tag: '', text: '', parts: []}];
  for (const [, end, tag, text] of mathml.matchAll(/(<\/\w+>)|(<[^>]+>)|([^<]+)/g)) {
    if (end) open.pop();
    else if (text) open.at(-1).text += text;
    else {
      const node = {tag, text: '', parts: []};
      open.at(-1).parts.push(node);
      open.push(node);
    }
  }
  return open[0].parts.map(write).join('');
}

function typeset([tex, displayMode]) {
  try {
    const mathml = temml.renderToString(tex, {displayMode, throwOnError: true});
    return setApart(SPACES.reduce((written, [as, better]) => written.replace(as, better), mathml));
  } catch (error) {
    process.stderr.write(`${error.message} in: ${tex}\n`);
    process.exit(1);
  }
}

const formulas = JSON.parse(fs.readFileSync(0, 'utf8'));
fs.writeFileSync(1, JSON.stringify(formulas.map(typeset)));
