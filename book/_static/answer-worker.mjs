// Python in a thread of its own: it answers each message, with the outcome of a check or a variant.
// While it loads, it says how much of its two large files has arrived.
const folder = new URL('./python/', import.meta.url).href;
const large = {}; // by file: bytes when unpacked, bytes a host sends, of these arrived
let failed = 'start', told = 0;

function tell(now) {
  if (!now && Date.now() - told < 100) return;
  told = Date.now();
  const sum = name => Object.values(large).reduce((total, file) => total + file[name], 0);
  postMessage({arrived: sum('arrived'), sent: sum('sent')});
}

// Count the bytes of a copy, so that the original can still be compiled while it arrives. What a
// host sends compressed is unpacked before it is counted here.
async function count(file, {headers, body}) {
  const packed = headers.get('Content-Encoding');
  file.sent = packed ? Number(headers.get('Content-Length')) || file.sent : file.bytes;
  const reader = body.getReader();
  for (let read = 0, piece; !(piece = await reader.read()).done; tell()) {
    read += piece.value.length;
    file.arrived = Math.min(1, read / file.bytes) * file.sent;
  }
  tell(true);
}

// Pyodide waits for ever if its program does not arrive whole or is refused: so that is told here.
let lose;
const lost = new Promise((resolve, reject) => { lose = reject; });
function fail(error, name = error instanceof TypeError ? 'network' : 'start') {
  if (failed === 'start') failed = name;
  lose(error);
  throw error;
}

const get = self.fetch, compile = WebAssembly.instantiateStreaming;
self.fetch = async (...asked) => {
  const response = await get(...asked).catch(error => fail(error));
  const name = response.url.split('/').pop();
  if (!response.ok) fail(new Error('expected a file'), `${name}: ${response.status}`);
  if (name in large) count(large[name], response.clone()).catch(error => fail(error)).catch(() => {});
  return response;
};
WebAssembly.instantiateStreaming = (...given) => compile.call(WebAssembly, ...given).catch(error => fail(error));

async function load() {
  const sizes = await fetch(folder + 'sizes.json').then(got => got.json());
  for (const [name, [bytes, sent]] of Object.entries(sizes)) large[name] = {bytes, sent, arrived: 0};
  const {loadPyodide} = await import(folder + 'pyodide.mjs').catch(error => fail(error));
  const python = await loadPyodide({indexURL: folder, stdLibURL: folder + 'python.zip'});
  const browser = python.pyimport('softmaxquiz.browser');
  postMessage({ready: true});
  return browser;
}

const ready = Promise.race([load(), lost]);
ready.catch(error => postMessage({failed, why: String(error)}));

addEventListener('message', async ({data: {id, question, answer, typed, last, wrong = '{}'}}) => {
  const browser = await ready;
  if (last !== undefined) return postMessage({id, json: browser.another(question, last)});
  if (typed) return postMessage({id, json: browser.look(question, answer)});
  const [json, html] = browser.judge(question, answer, wrong).toJs();
  postMessage({id, json, html});
});
