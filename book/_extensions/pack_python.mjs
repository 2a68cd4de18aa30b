// node pack_python.mjs <pyodide.mjs> <folder of softmaxquiz> <where to write>
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const [pyodide, project, out] = process.argv.slice(2);
const {loadPyodide} = await import(pathToFileURL(pyodide));
const python = await loadPyodide();
for (const [at, folder] of Object.entries({'/project': project, '/out': out})) {
  python.FS.mkdirTree(at);
  python.mountNodeFS(at, folder);
}
python.runPython('import sys; sys.path.insert(0, "/project"); sys.dont_write_bytecode = True');
python.runPython(readFileSync(new URL('pack_python.py', import.meta.url), 'utf8'));
