import { z } from 'zod';
import { defineEvent } from '#contracts/message';
import { formatDelay } from './names';
import { topologyFor } from './topology';

const Fact = defineEvent('order.placed', 1, 'An order.', z.object({}));

describe('the topology as data', () => {
  const topology = topologyFor('t-', ['payments', 'cms-sync'], { 'cms-sync': [Fact, Fact] });

  it('gives each service its queues, under the prefix', () => {
    const names = topology.queues.map((queue) => queue.name).filter((name) => name.includes('payments'));
    expect(names).toEqual([
      't-payments.in',
      ...['1s', '2s', '5s', '10s', '30s', '1m', '5m', '15m', '1h'].map(
        (delay) => `t-payments.retry.${delay}`,
      ),
      't-payments.dead',
      't-payments.queries',
    ]);
    expect(topology.exchanges.map((exchange) => exchange.name)).toEqual([
      't-tillbridge.events',
      't-tillbridge.commands',
    ]);
  });

  it('brings commands by service and events by subscription, each once', () => {
    expect(topology.bindings).toEqual([
      { queue: 't-payments.in', exchange: 't-tillbridge.commands', routingKey: 'payments.*' },
      { queue: 't-cms-sync.in', exchange: 't-tillbridge.commands', routingKey: 'cms-sync.*' },
      { queue: 't-cms-sync.in', exchange: 't-tillbridge.events', routingKey: 'order.placed' },
    ]);
  });

  it('states everything brokers have changing defaults for', () => {
    const inQueue = topology.queues.find((queue) => queue.name === 't-payments.in');
    expect(inQueue?.arguments).toEqual({
      'x-queue-type': 'quorum',
      'x-overflow': 'reject-publish',
      'x-max-length-bytes': 1024 ** 3,
      'x-delivery-limit': 20,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 't-payments.dead',
      'x-dead-letter-strategy': 'at-least-once',
    });
    const retry = topology.queues.find((queue) => queue.name === 't-payments.retry.30s');
    expect(retry?.arguments).toMatchObject({
      'x-message-ttl': 30_000,
      'x-dead-letter-routing-key': 't-payments.in',
    });
  });

  it.each([
    [50, '50ms'],
    [1_500, '1500ms'],
    [90_000, '90s'],
    [300_000, '5m'],
    [3_600_000, '1h'],
  ])('calls %i ms %s', (delayMs, name) => {
    expect(formatDelay(delayMs)).toBe(name);
  });
});
