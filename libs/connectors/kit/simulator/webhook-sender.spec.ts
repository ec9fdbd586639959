import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { WebhookFaults } from './webhook-faults';
import type { OutgoingWebhook } from './webhook-sender';
import { WebhookSender } from './webhook-sender';

interface Received {
  readonly id: string;
  readonly timestamp: number;
  readonly forged: boolean;
}

describe('the sender of webhooks', () => {
  let receiver: FastifyInstance;
  let url: string;
  let received: Received[];
  let answers: number[];
  let faults: WebhookFaults;
  let sender: WebhookSender;

  beforeEach(async () => {
    received = [];
    answers = [];
    faults = new WebhookFaults();
    receiver = fastify({ forceCloseConnections: true });
    receiver.post('/hook', (request, reply) => {
      const { 'x-id': id, 'x-time': time, 'x-forged': forged } = request.headers;
      received.push({ id: String(id), timestamp: Number(time), forged: forged === 'true' });
      return reply.code(answers.shift() ?? 200).send();
    });
    url = `${await receiver.listen({ port: 0, host: '127.0.0.1' })}/hook`;
    let now = 1000;
    sender = new WebhookSender({
      faults,
      unixSeconds: () => (now += 1),
      retryDelaysMs: [1, 2],
      reorderHoldMs: 5,
      concurrency: 1,
    });
  });
  afterEach(async () => {
    await sender.close();
    await receiver.close();
  });

  const webhook = (id: string, settled: (ok: boolean) => void): OutgoingWebhook => ({
    id,
    url,
    body: '{}',
    sign: (time, forged) => ({ 'x-id': id, 'x-time': String(time), 'x-forged': String(forged) }),
    wanted: () => true,
    settled,
  });
  const sendAll = async (...ids: string[]): Promise<boolean[]> =>
    Promise.all(ids.map((id) => new Promise<boolean>((resolve) => sender.send(webhook(id, resolve)))));

  it('tries again with a new timestamp until the receiver accepts', async () => {
    answers = [500, 302, 200];
    expect(await sendAll('a')).toEqual([true]);
    expect(received.map(({ timestamp }) => timestamp)).toEqual([1001, 1002, 1003]);
    expect(sender.attempts().map(({ status }) => status)).toEqual([500, 302, 200]);
  });

  it('gives up after the last retry', async () => {
    answers = [500, 500, 500];
    expect(await sendAll('a')).toEqual([false]);
    expect(received).toHaveLength(3);
  });

  it('drops, forges and skews the clock on demand', async () => {
    faults.apply({ drop: 1 });
    expect(await sendAll('lost')).toEqual([false]);
    faults.apply({ wrongSignature: 1, clockSkewSeconds: -600 });
    await sendAll('b');
    expect(received).toEqual([{ id: 'b', timestamp: 401, forged: true }]);
  });

  it('sends a webhook in another order, the same one for the same seed', async () => {
    const ids = ['1', '2', '3', '4', '5', '6'];
    const order = async (): Promise<string[]> => {
      received = [];
      faults.apply({ reorderWindow: 6, seed: 'mixed' });
      await sendAll(...ids);
      return received.map(({ id }) => id);
    };
    const first = await order();
    expect(first).not.toEqual(ids);
    expect([...first].sort()).toEqual(ids);
    expect(await order()).toEqual(first);
  });

  it('sends the same webhook more than once', async () => {
    faults.apply({ duplicate: 2 });
    let settled = 0;
    await new Promise<void>((resolve) => {
      sender.send(webhook('twin', () => ((settled += 1) === 3 ? resolve() : undefined)));
    });
    expect(received.map(({ id }) => id)).toEqual(['twin', 'twin', 'twin']);
  });
});
