import { EXIT } from '../cli-error.mjs';

const ENOUGH = 200;
const shown = (count) => (count >= ENOUGH ? `${ENOUGH} or more` : String(count));

/** One question to the gateway: what it answers, or why it does not. */
async function look(name, question) {
  try {
    return { name, ...(await question()) };
  } catch (error) {
    if (error.exitCode === undefined) throw error;
    return { name, ok: false, says: error.message.split('\n')[0] };
  }
}

async function status({ gateway }) {
  const count = (path, query) => async () => {
    const { length } = await gateway.list(path, query, ENOUGH);
    return { ok: length === 0, says: shown(length) };
  };
  const answers = (path) => async () => {
    await gateway.list(path, {}, 1);
    return { ok: true, says: 'answers' };
  };
  const looks = await Promise.all([
    look('orders (cms-sync)', answers('/orders')),
    look('workflows (orchestrator)', answers('/workflows')),
    look('books (reconciliation)', answers('/reconciliation/exceptions')),
    look('dead letters', count('/dead-letters', {})),
    look('webhooks dead', count('/webhook-events', { state: 'dead' })),
    look('differences in the books', count('/reconciliation/exceptions', { state: 'open' })),
  ]);
  const width = Math.max(...looks.map(({ name }) => name.length));
  return {
    data: { gateway: gateway.url, looks },
    text: looks
      .map(({ name, ok, says }) => `${ok ? 'ok ' : '-- '} ${name.padEnd(width)}  ${says}`)
      .join('\n'),
    exitCode: looks.every(({ ok }) => ok) ? EXIT.done : EXIT.failed,
  };
}

export const statusCommands = [
  {
    name: 'status',
    summary: 'Whether the services answer, and what waits for a person; exit code 1 when something does.',
    run: status,
  },
];
