import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network that can be broken, between a program and a server. */
export interface TcpProxy {
  readonly port: number;
  /** Bytes stop flowing both ways, connections stay open. */
  blackhole(): void;
  /** Bytes flow again; what was held back arrives. */
  heal(): void;
  /** Every connection is reset; new ones are possible. */
  cut(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let held = false;
  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port: targetPort });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      from.setNoDelay(true);
      from.on('data', (chunk) => to.write(chunk));
      if (held) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (action: (socket: Socket) => void): void => {
    for (const pair of [...pairs]) pair.forEach(action);
  };
  return {
    port: (server.address() as AddressInfo).port,
    blackhole: () => {
      held = true;
      each((socket) => socket.pause());
    },
    heal: () => {
      held = false;
      each((socket) => socket.resume());
    },
    cut: () => each((socket) => socket.resetAndDestroy()),
    close: async () => {
      each((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
