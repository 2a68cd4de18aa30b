// Reads formulas as JSON pairs [TeX, displayed?] and writes their MathML as JSON.

const fs = require('fs');
const temml = require('temml');

function typeset([tex, displayMode]) {
  try {
    return temml.renderToString(tex, {displayMode, throwOnError: true});
  } catch (error) {
    process.stderr.write(`${error.message} in: ${tex}\n`);
    process.exit(1);
  }
}

const formulas = JSON.parse(fs.readFileSync(0, 'utf8'));
fs.writeFileSync(1, JSON.stringify(formulas.map(typeset)));
