// Python in a thread of its own: it answers each message with the outcome of a check.
import {loadPyodide} from './python/pyodide.mjs';

const folder = new URL('./python/', import.meta.url).href;
const ready = loadPyodide({indexURL: folder, stdLibURL: folder + 'python.zip'}).then(python => {
  const {judge} = python.pyimport('softmaxquiz.browser');
  postMessage({ready: true});
  return judge;
});

ready.catch(error => postMessage({failed: String(error)}));

addEventListener('message', async ({data}) => {
  const judge = await ready;
  const [json, html] = judge(data.question, data.answer).toJs();
  postMessage({id: data.id, json, html});
});
