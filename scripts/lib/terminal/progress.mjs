const FRAMES = ['|', '/', '-', '\\'];
const FRAME_MS = 120;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Shows what is being set up: a moving status line while a step runs, one finished line after it.
 * @param {ReturnType<typeof import('./terminal.mjs').createTerminal>} terminal
 */
export function createProgress(terminal, now = () => performance.now()) {
  const { paint } = terminal;

  return {
    /**
     * Runs one named step. `work` gets `say(detail)` for the status line; what it resolves with is passed on,
     * and `summary(value)` tells what to print beside the name.
     */
    async step(name, work, summary = () => '') {
      const started = now();
      let detail = '';
      let frame = 0;
      const show = () => {
        terminal.status(`${FRAMES[frame % FRAMES.length]} ${name}${detail === '' ? '' : `: ${detail}`}`);
        frame += 1;
      };
      const timer = terminal.interactive ? setInterval(show, FRAME_MS) : undefined;
      show();
      try {
        const value = await work((text) => {
          detail = text;
          show();
        });
        terminal.status('');
        const note = summary(value);
        const took = paint.dim(`(${seconds(now() - started)})`);
        terminal.line(`${paint.green('ok')}   ${name}${note === '' ? '' : `: ${note}`} ${took}`);
        return value;
      } catch (error) {
        terminal.status('');
        terminal.line(`${paint.red('fail')} ${name}`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
