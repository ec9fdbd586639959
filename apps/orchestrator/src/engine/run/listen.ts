import type { RunWork } from './run-work';
import type { Token } from './run-state';

/** Takes the oldest event of the mailbox that one of the step's alternatives wants; an event is taken once. */
export async function tryListen(work: RunWork, token: Token): Promise<boolean> {
  const step = work.steps.get(token.step)!;
  if (step.type !== 'listen') return false;
  for (const [index, item] of work.state.mailbox.entries()) {
    for (const alternative of step.for) {
      if (alternative.event !== item.name) continue;
      if (alternative.filter !== undefined) {
        const wanted = await work.evaluate(alternative.filter, { event: item.body });
        if (!wanted.ok) {
          work.fail(token, wanted.error);
          return true;
        }
        if (wanted.value !== true) continue;
      }
      work.state.mailbox.splice(index, 1);
      work.state.event = item.body;
      work.complete(token, { type: item.name, event: item.body }, alternative.next);
      return true;
    }
  }
  return false;
}
