import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from './undici';
import { exchange, type ExchangeRequest } from './exchange';

describe('an exchange', () => {
  let server: Server;
  let listener: RequestListener;
  let agent: Agent;

  beforeAll(async () => {
    server = createServer((request, response) => listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    agent = new Agent({ connections: 1, pipelining: 1 });
  });
  afterEach(() => agent.destroy());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (request: Partial<ExchangeRequest> = {}) =>
    exchange(agent, {
      method: 'GET',
      url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a?b=c`),
      headers: {},
      timeoutMs: 5_000,
      maxBytes: 1_000,
      tooLarge: () => new RangeError('too large'),
      ...request,
    });

  it('answers with status, headers and a text that came in pieces, one of them in the middle of a letter', async () => {
    const euro = Buffer.from('1 €');
    listener = (_request, response) => {
      response.writeHead(201, { 'X-One': '1', 'set-cookie': ['a', 'b'] });
      response.write(euro.subarray(0, 3), () => setImmediate(() => response.end(euro.subarray(3))));
    };
    expect(await ask()).toMatchObject({
      status: 201,
      headers: { 'x-one': '1', 'set-cookie': 'a, b' },
      text: '1 €',
    });
  });

  it('does not take a hint for the answer', async () => {
    listener = (_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end('whole');
    };
    expect(await ask()).toMatchObject({ status: 200, text: 'whole' });
  });

  it('ends in time also while it waits for a connection, and is never sent then', async () => {
    const seen: string[] = [];
    let release: () => void = () => undefined;
    listener = (request, response) => {
      seen.push(request.method!);
      release = () => response.end();
    };
    const first = ask();
    await expect(ask({ method: 'POST', timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
    release();
    await first;
    listener = (_request, response) => void response.end('next');
    expect(await ask()).toMatchObject({ text: 'next' });
    expect(seen).toEqual(['GET']);
  });

  it('ends in time in the middle of an answer, and the connection with it', async () => {
    const closed = new Promise<void>((resolve) => {
      listener = (request, response) => {
        request.socket.once('close', () => resolve());
        response.write('half');
      };
    });
    await expect(ask({ timeoutMs: 100 })).rejects.toMatchObject({ name: 'TimeoutError' });
    await closed;
  });

  it('takes no more than it may', async () => {
    listener = (_request, response) => void response.end('x'.repeat(1_001));
    await expect(ask()).rejects.toThrow(RangeError);
    listener = (_request, response) => void response.end('x'.repeat(1_000));
    expect((await ask()).text).toHaveLength(1_000);
  });
});
