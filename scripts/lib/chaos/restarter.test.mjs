import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { Restarter } from './restarter.mjs';

/** One process that sleeps, started again by the restarter; `ends` has what became of each. */
function oneService(restarter) {
  const starts = [];
  let child;
  const start = (env = {}) => {
    starts.push(env);
    const mine = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    mine.once('exit', (code, signal) =>
      restarter.onExit('payments', signal === null ? `ended with code ${code}` : `was ended by ${signal}`),
    );
    child = mine;
  };
  restarter.attach({
    restart: (_, env) => start(env),
    supervisor: { running: ['payments'], pid: () => child.pid },
  });
  start();
  return { starts, current: () => child };
}

const startedTimes = async (starts, times) => {
  const end = Date.now() + 10_000;
  while (starts.length < times && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(starts.length, times);
};

test('a failpoint has fired when its process was killed with it armed, not when it ended otherwise', async () => {
  const restarter = new Restarter();
  const { starts, current } = oneService(restarter);
  restarter.arm('payments', 'here', 's');
  await startedTimes(starts, 2);
  assert.deepEqual(starts[1], { FAILPOINT: 'here:1:s:kill' });
  assert.equal(restarter.timesFired('payments', 'here'), 0);
  current().kill('SIGTERM');
  await startedTimes(starts, 3);
  assert.equal(restarter.timesFired('payments', 'here'), 0);
  restarter.arm('payments', 'here', 's');
  await startedTimes(starts, 4);
  // As the failpoint does.
  current().kill('SIGKILL');
  await startedTimes(starts, 5);
  assert.equal(restarter.timesFired('payments', 'here'), 1);
  assert.deepEqual(starts[4], {});
  restarter.stop();
  const last = current();
  last.kill('SIGKILL');
  await once(last, 'exit');
});
