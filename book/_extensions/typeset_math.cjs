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

function typeset([tex, displayMode]) {
  try {
    const mathml = temml.renderToString(tex, {displayMode, throwOnError: true});
    return SPACES.reduce((written, [as, better]) => written.replace(as, better), mathml);
  } catch (error) {
    process.stderr.write(`${error.message} in: ${tex}\n`);
    process.exit(1);
  }
}

const formulas = JSON.parse(fs.readFileSync(0, 'utf8'));
fs.writeFileSync(1, JSON.stringify(formulas.map(typeset)));
