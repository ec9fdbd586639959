const { TestEnvironment } = require('jest-environment-node');

/**
 * A test that fails tells what its browser showed at that moment. Where a run leaves nothing but its output, that is all there is to find
 * the cause by.
 */
module.exports = class TellingEnvironment extends TestEnvironment {
  async handleTestEvent({ name, error }) {
    if (name !== 'test_fn_failure' || !(error instanceof this.global.Error || error instanceof Error)) return;
    const seen = await this.global.tellWhatIsSeen?.();
    if (seen) addTo(error, seen);
  }
};

/** Jest prints the stack, which begins with the message as it was when the error was made. */
function addTo(error, text) {
  const { message, stack = '' } = error;
  error.message = `${message}\n\n${text}`;
  error.stack = stack.includes(message) ? stack.replace(message, () => error.message) : stack;
}
