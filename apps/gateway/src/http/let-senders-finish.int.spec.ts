import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';

const PIECE = Buffer.alloc(64_000, 'x');

describe('a body that is refused before it was read', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
  });
  afterAll(() => gateway.close());

  const open = async (head: string, length: number): Promise<Socket> => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''));
    await once(socket, 'connect');
    socket.write(`${head}\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
    return socket;
  };

  /** Writes everything before it listens, as simple clients do. */
  const sendAll = async (head: string, length: number): Promise<string> => {
    const socket = await open(head, length);
    socket.pause();
    for (let left = length; left > 0; left -= PIECE.length) {
      if (!socket.write(PIECE.subarray(0, left))) await once(socket, 'drain');
    }
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    socket.resume();
    const [answer] = await answered;
    socket.destroy();
    return answer.toString();
  };

  it.each([
    ['webhook', 'POST /webhooks/stripe-1 HTTP/1.1\r\nContent-Type: application/json', 413],
    ['configuration', 'PUT /api/v1/configuration HTTP/1.1\r\nContent-Type: application/json', 413],
    ['webhook of another type', 'POST /webhooks/stripe-1 HTTP/1.1\r\nContent-Type: text/csv', 415],
  ])('a %s of five megabytes is refused, and its sender learns so', async (_what, head, status) => {
    const answer = await sendAll(head, 5_000_000);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain('"code":"');
  });

  it('a sender without end is cut off', async () => {
    const socket = await open(
      'POST /webhooks/stripe-1 HTTP/1.1\r\nContent-Type: application/json',
      1_000_000_000,
    );
    let written = 0;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    const more = (): void => {
      while (!socket.destroyed && socket.write(PIECE)) written += PIECE.length;
      socket.once('drain', more);
    };
    more();
    await closed;
    expect(written).toBeLessThan(100_000_000);
  });
});
