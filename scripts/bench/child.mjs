import { fileURLToPath } from 'node:url';
import { fork } from 'node:child_process';

/** Runs a yardstick process of ours; resolves when it says it is ready. */
export async function startChild(file, env) {
  const path = fileURLToPath(new URL(`./yardstick/${file}`, import.meta.url));
  const child = fork(path, [], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with code ${code}`)));
  });
  child.removeAllListeners('exit');
  return {
    port: ready.port,
    pid: child.pid,
    /** Any number of times: a part stops its children itself, and the command's clean-up stops them again. */
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
      }),
  };
}
