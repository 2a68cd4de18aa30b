// Python in a thread of its own: it answers each message, with the outcome of a check or a variant.
import {loadPyodide} from './python/pyodide.mjs';

const folder = new URL('./python/', import.meta.url).href;
const ready = loadPyodide({indexURL: folder, stdLibURL: folder + 'python.zip'}).then(python => {
  const browser = python.pyimport('softmaxquiz.browser');
  postMessage({ready: true});
  return browser;
});

ready.catch(error => postMessage({failed: String(error)}));

addEventListener('message', async ({data: {id, question, answer, typed, last, wrong}}) => {
  const browser = await ready;
  if (last !== undefined) return postMessage({id, json: browser.another(question, last)});
  if (typed) return postMessage({id, json: browser.look(question, answer)});
  const [json, html] = browser.judge(question, answer, wrong).toJs();
  postMessage({id, json, html});
});
