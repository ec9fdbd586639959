import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** Three loopback ports that were free a moment ago, all different. */
export async function freePorts(): Promise<readonly [number, number, number]> {
  const servers = [createServer(), createServer(), createServer()] as const;
  const [first, second, third] = servers;
  const ports = [await listen(first), await listen(second), await listen(third)] as const;
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
  return ports;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
