// Join the explorers and what they use of D3 into one small script.
const esbuild = require('esbuild');

const [entry, outfile] = process.argv.slice(2);
esbuild.buildSync({
  entryPoints: [entry], outfile, bundle: true, minify: true, format: 'iife', target: 'es2022',
  legalComments: 'none', logLevel: 'error',
  banner: {js: '// With parts of D3, copyright Mike Bostock, ISC licence: d3js.org'},
});
