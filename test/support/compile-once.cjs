const { Script } = require('node:vm');

/** What the suites of this worker have compiled, by file and parameters; of a file whose code became another, the last. */
const known = new Map();

/** A function of the given parameters, in the given context; its code is parsed and compiled once, whatever the context. */
exports.compileIn = function compileIn(context, source, filename, parameters) {
  const head = `(function (${parameters.join(', ')}) {`;
  const key = `${head}${filename}`;
  let found = known.get(key);
  if (found?.source !== source) {
    const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
    found = { source, script };
    known.set(key, found);
  }
  return found.script.runInContext(context);
};
