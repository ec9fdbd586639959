import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { HttpClient, type HttpClientOptions } from './http-client';
import { retryAfterMs } from './retry-after';

describe('HttpClient', () => {
  let server: Server;
  let listener: RequestListener;
  let calls: number;
  const clients: HttpClient[] = [];
  const clock = new VirtualClock();

  beforeAll(async () => {
    server = createServer((request, response) => {
      calls += 1;
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    calls = 0;
    listener = (_request, response) => void response.end('{}');
  });
  afterEach(async () => {
    armFailpoints(undefined, 'test');
    await Promise.all(clients.splice(0).map((client) => client.close().catch(() => undefined)));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = (options: Partial<HttpClientOptions> = {}) => {
    const client = new HttpClient({
      system: 'Shop',
      baseUrl: `${baseUrl()}/rest`,
      clock,
      environment: 'sandbox',
      ...options,
    });
    clients.push(client);
    return client;
  };
  const answer = (status: number, headers: Record<string, string>, body = '') => {
    listener = (_request, response) => void response.writeHead(status, headers).end(body);
  };

  it('sends method, path under the base, query, headers and JSON', async () => {
    let seen = '';
    listener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen = `${request.method} ${request.url} ${request.headers.authorization} ${Buffer.concat(chunks).toString()}`;
        response.end('{"price": 1.10}');
      });
    };
    const client = open({ headers: async () => ({ authorization: 'Basic x' }) });
    const got = await client.send('PUT', '/orders/7', {
      query: { format: 'json', skip: undefined },
      json: { a: 1 },
    });
    expect(seen).toBe('PUT /rest/orders/7?format=json Basic x {"a":1}');
    expect(got.text).toBe('{"price": 1.10}');
  });

  it.each([
    [500, 'transient', 'system-unavailable'],
    [503, 'transient', 'system-unavailable'],
    [408, 'transient', 'system-unavailable'],
    [401, 'permanent', 'credentials-refused'],
    [403, 'permanent', 'credentials-refused'],
    [404, 'permanent', 'not-found'],
    [409, 'conflict', 'conflict'],
    [422, 'permanent', 'request-refused'],
    [302, 'permanent', 'redirect-refused'],
  ])('takes %i for %s %s', async (status, failureClass, code) => {
    answer(status, { location: 'https://elsewhere.example/' });
    await expect(open().json('GET', '/x')).rejects.toMatchObject({ failureClass, code });
    expect(calls).toBe(1);
  });

  it('takes a web page for trouble that passes, with its words but not its tags', async () => {
    answer(
      200,
      { 'content-type': 'text/html' },
      '<html><style>p{}</style><p>Down for <b>maintenance</b></p></html>',
    );
    await expect(open().json('GET', '/x')).rejects.toMatchObject({
      failureClass: 'transient',
      code: 'answer-not-json',
      details: { excerpt: 'Down for maintenance' },
    });
  });

  it('says what is cut off, too long or never comes', async () => {
    answer(200, {}, '{"a":');
    await expect(open().json('GET', '/x')).rejects.toMatchObject({ code: 'answer-not-json' });
    answer(200, {}, 'x'.repeat(2000));
    await expect(open({ maxBodyBytes: 1000 }).send('GET', '/x')).rejects.toMatchObject({
      code: 'answer-too-large',
    });
    listener = () => undefined;
    await expect(open({ totalTimeoutMs: 100 }).send('POST', '/x')).rejects.toMatchObject({
      code: 'timed-out',
      details: { indeterminate: true },
    });
    listener = (request) => void request.socket.destroy();
    await expect(open().send('POST', '/x')).rejects.toMatchObject({
      code: 'connection-lost',
      details: { indeterminate: true },
    });
    await expect(open({ baseUrl: 'http://127.0.0.1:1' }).send('GET', '/x')).rejects.toMatchObject({
      code: 'connection-failed',
      details: { indeterminate: false },
    });
  });

  it('keeps silent for as long as the system asked', async () => {
    answer(429, { 'retry-after': '7' });
    const client = open();
    await expect(client.send('GET', '/x')).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 7000,
    });
    clock.advance(6_900);
    await expect(client.send('GET', '/x')).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 100,
    });
    expect(calls).toBe(1);
    clock.advance(100);
    answer(200, {}, '{}');
    await expect(client.json('GET', '/x')).resolves.toEqual({});
  });

  it('stops calling after failures in a row', async () => {
    answer(500, {});
    const client = open({ breakAfter: 5 });
    const codes: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      codes.push(await client.send('GET', '/x').then(String, (error: { code: string }) => error.code));
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('system-unavailable'));
    expect(codes).toContain('circuit-open');
    expect(calls).toBeLessThan(8);
  });

  it('never has more calls under way than allowed', async () => {
    let open_ = 0;
    let most = 0;
    listener = (_request, response) => {
      most = Math.max(most, (open_ += 1));
      setImmediate(() => {
        open_ -= 1;
        response.end('{}');
      });
    };
    const client = open({ concurrency: 3 });
    await Promise.all(Array.from({ length: 20 }, () => client.send('GET', '/x')));
    expect(calls).toBe(20);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('does not leave its own host, and asks the guard of the way out', async () => {
    await expect(open().send('GET', 'http://169.254.169.254/latest')).rejects.toMatchObject({
      code: 'egress-refused',
    });
    const egress = () => {
      throw new Error('no');
    };
    await expect(open({ egress }).send('GET', '/x')).rejects.toThrow(/no/);
    expect(calls).toBe(0);
  });

  it.each([
    'adapters.request-sent-no-answer',
    'adapters.answer-lost-after-effect',
    'adapters.answer-half-read',
  ])('loses the answer at the failpoint %s after the request was made', async (name) => {
    armFailpoints(`${name}:1:1:throw`, 'test');
    await expect(open().send('POST', '/x')).rejects.toMatchObject({ code: 'connection-lost' });
    expect(calls).toBe(1);
  });

  it('stopped at the failpoint adapters.429-then-ok nobody knows that patience was asked for, and the call is made again', async () => {
    answer(429, { 'retry-after': '60' });
    armFailpoints('adapters.429-then-ok:1:1:throw', 'test');
    const client = open();
    await expect(client.send('POST', '/x')).rejects.toThrow('failpoint adapters.429-then-ok');
    armFailpoints(undefined, 'test');
    answer(200, {});
    expect((await client.send('POST', '/x')).status).toBe(200);
    expect(calls).toBe(2);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it.each([
    ['7', 7000],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['999999', 3_600_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));
});
