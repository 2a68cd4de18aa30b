// Lets Playwright's driver open Debian's Firefox, which does not know this one command: the tests
// choose light or dark by the page's own switch instead. Loaded by NODE_OPTIONS, in `browser.py`.
const {registerHooks} = require('module');

const UNKNOWN = /await this\.[\w.]+\.send\("emulation\.setMediaFeaturesOverride", /g;

registerHooks({load(url, context, next) {
  const loaded = next(url, context);
  if (url.endsWith('/coreBundle.js')) {
    loaded.source = String(loaded.source).replace(UNKNOWN, 'void (');
  }
  return loaded;
}});
