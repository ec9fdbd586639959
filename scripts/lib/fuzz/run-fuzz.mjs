import { Draw } from './draw.mjs';
import { judgeAnswer } from './judge-answer.mjs';
import { changedBetween, stateOf } from './state.mjs';

const LANES = 8;
const ROUND = 200;
const TIMEOUT_MS = 20_000;
const MOST_FINDINGS = 50;
const SHOWN = 1_500;

/** Sends one request; `undefined` status when there is no answer at all. */
async function ask(url, { method, path, headers, body }) {
  try {
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined || method === 'GET' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  } catch (error) {
    return { status: 0, type: '', text: '', reason: error.cause?.code ?? error.name };
  }
}

/**
 * Round after round of drawn requests, several at a time; each answer is judged, and rounds in which everything was refused must have
 * changed nothing.
 * @param {{url: string, token: string, targets: object[], seed: string, requests: number, secrets: string[], alive: () => string[], say: (text: string) => void}} options
 */
export async function runFuzz({ url, token, targets, seed, requests, secrets, alive, say }) {
  const findings = [];
  const statuses = {};
  const found = (what, request, answer = {}) => {
    const key = `${what} ${request.method} ${request.path?.split(/[/?]/).slice(0, 5).join('/')}`;
    if (findings.some((one) => one.key === key)) return;
    findings.push({ key, what, request: shortened(request), answer: answer.text?.slice(0, SHOWN) });
  };
  let sent = 0;
  for (let round = 0; sent < requests && findings.length < MOST_FINDINGS; round += 1) {
    const target = targets[round % targets.length];
    const draw = new Draw(`${seed} ${round}`);
    const count = Math.min(ROUND, requests - sent);
    const batch = Array.from({ length: count }, () => target.next(draw));
    const before = await stateOf(url, token);
    let refusedAll = true;
    const queue = [...batch];
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let request = queue.shift(); request; request = queue.shift()) {
          const answer = await ask(url, request);
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
          if (request.method !== 'GET' && answer.status < 400) refusedAll = false;
          const wrong =
            answer.status === 0
              ? `no answer: ${answer.reason}`
              : judgeAnswer(answer, secrets, JSON.stringify(request) + (request.body ?? ''));
          if (wrong) found(wrong, request, answer);
        }
      }),
    );
    sent += count;
    for (const name of alive()) found(`${name} has died`, { method: target.name, path: `round ${round}` });
    if (refusedAll || target.changesNothing) {
      for (const name of changedBetween(before, await stateOf(url, token))) {
        found(`${name} changed by refused requests`, { method: target.name, path: `round ${round}` });
      }
    }
    say(`${sent} of ${requests}, ${findings.length} findings`);
  }
  return { sent, statuses, findings };
}

const shortened = (request) => ({
  ...request,
  headers: { ...request.headers, authorization: undefined },
  body: request.body?.slice(0, SHOWN),
});
