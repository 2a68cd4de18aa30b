// Writes one style sheet made of several, without the rules that no page can use.
//
//     node lean_styles.cjs SITE OUTPUT SHEET...        paths inside the site; words on standard input

const fs = require('fs');
const path = require('path').posix;
const [site, output, ...sheets] = process.argv.slice(2);
const {PurgeCSS} = require('purgecss');

// A sheet's addresses are relative to itself; make them relative to the one that is written.
function moved(css, from) {
  return css.replace(/url\(\s*(["']?)(?!data:|#|[a-z]+:)([^"')]+)\1\s*\)/g, (_, quote, url) =>
    `url(${quote}${path.relative(path.dirname(output), path.join(path.dirname(from), url))}${quote})`);
}

new PurgeCSS().purge({
  content: [{raw: fs.readFileSync(0, 'utf8'), extension: 'html'}],
  css: sheets.map(sheet => ({raw: moved(fs.readFileSync(path.join(site, sheet), 'utf8'), sheet)})),
}).then(results => {
  const css = results.map(result => result.css.replace(/\/\*[^]*?\*\//g, '')).join('\n');
  fs.writeFileSync(path.join(site, output), css);
});
