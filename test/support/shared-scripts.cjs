const { createRequire } = require('node:module');
const { compileIn } = require('./compile-once.cjs');

// The one that the installed runner would take.
const besideJest = createRequire(require.resolve('jest-circus', { paths: [require.resolve('jest')] }));
const Runtime = besideJest('jest-runtime').default;

/**
 * Each suite has modules of its own in a context of its own, and jest compiles them for each anew. Their code is the same, so here it is
 * compiled once per worker: a sixth of the processor time of a suite that starts a service. What does not compile is left to jest, which
 * says why. Reaches into the runtime of the jest that is installed: with one that is made otherwise no suite runs at all.
 */
module.exports = class SharedScripts extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    const compile = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (!context) return compile(source, filename);
      try {
        return compileIn(context, source, filename, executor.injectedModuleParameters);
      } catch {
        return compile(source, filename);
      }
    };
  }
};
