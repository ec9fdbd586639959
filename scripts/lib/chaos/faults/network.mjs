import { Proxy } from './proxy.mjs';

const SILENCE_MS = 8_000;
const DEFAULT_PORTS = { 'amqp:': 5672, 'postgresql:': 5432, 'postgres:': 5432 };
const ROWS = { broker: 'F4', database: 'F6' };
/** Of a thousand pieces so many take their connection with them. */
const BREAKS = 0.001;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function proxyTo(url, cleanup) {
  const { hostname, port, protocol } = new URL(url);
  const proxy = new Proxy({ host: hostname, port: Number(port || DEFAULT_PORTS[protocol]) });
  cleanup.add('proxy', () => proxy.stop());
  return { proxy, port: await proxy.start() };
}

/**
 * What stands between services and servers, and can fall silent or lose pieces.
 * @param {import('../harm.mjs').Harm} harm
 * @param {{databaseAdminUrl: string, rabbitmqUrl: string}} servers
 * @returns {Promise<{through: {broker?: number, database?: number}, blows: object[], figures: () => object}>}
 */
export async function startNetwork({ silent, loss }, servers, { random, cleanup }) {
  const urls = { broker: servers.rabbitmqUrl, database: servers.databaseAdminUrl };
  const through = {};
  const blows = [];
  const proxies = {};
  for (const [name, url] of Object.entries(urls)) {
    if (loss === 0 && !silent.includes(name)) continue;
    const { proxy, port } = await proxyTo(url, cleanup);
    through[name] = port;
    proxies[name] = proxy;
    if (loss > 0) proxy.lose({ share: loss / 100, breaks: BREAKS, random });
    if (!silent.includes(name)) continue;
    blows.push({
      name: `${name} silent`,
      row: ROWS[name],
      async strike() {
        proxy.hush();
        await pause(SILENCE_MS);
        proxy.speak();
      },
    });
  }
  const figures = () =>
    Object.fromEntries(
      Object.entries(proxies).map(([name, { delayed, broken }]) => [name, { delayed, broken }]),
    );
  return { through, blows, figures };
}
