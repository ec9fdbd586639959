import { createServer, connect } from 'node:net';
import { claimPort } from './port-claims.mjs';

/** Whether a loopback port can be listened on. */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A loopback port nobody listens on, chosen by the system. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether something accepts connections there. */
export function isListening(port, host = '127.0.0.1', timeoutMs = 1_000) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(timeoutMs, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/**
 * The wanted ports where they are free, others where they are taken, or claimed by another start that is not listening yet.
 * @param {Record<string, number>} wanted port per name; 0 always means "any"
 * @returns {Promise<{ports: Record<string, number>, replaced: Array<{name: string, wanted: number, got: number}>}>}
 */
export async function choosePorts(wanted) {
  const ports = {};
  const replaced = [];
  const used = new Set();
  for (const [name, port] of Object.entries(wanted)) {
    let got = port;
    if (port === 0 || used.has(port) || !(await isFree(port)) || !claimPort(port)) {
      do got = await freePort();
      while (used.has(got) || Object.values(wanted).includes(got));
      if (port !== 0) replaced.push({ name, wanted: port, got });
    }
    ports[name] = got;
    used.add(got);
  }
  return { ports, replaced };
}
