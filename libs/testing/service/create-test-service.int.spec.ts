import { Controller, Module } from '@nestjs/common';
import { z } from 'zod';
import { defineCommand, defineEvent, type BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Failure } from '#platform/errors/failure';
import { createTestService, type TestService } from './create-test-service';

const BellSchema = z.object({ bell: z.string() });
const RingBell = defineCommand('payments', 'ring-bell', 1, 'Ring a bell.', BellSchema);
const BellRung = defineEvent('bell.rung', 1, 'A bell was rung.', BellSchema);

const MOMENT_MS = 150;
const begun: string[] = [];
let work: (attempt: number) => Promise<void>;

@Controller()
class BellConsumer {
  @Handles(RingBell)
  async ring(body: BodyOf<typeof RingBell>, message: MessageContext): Promise<void> {
    begun.push(body.bell);
    await work(message.attempt);
    await message.once((tx) => message.publish(tx, BellRung, body));
  }
}

@Module({ controllers: [BellConsumer] })
class BellModule {}

describe('a service under test', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService({
      service: 'payments',
      module: BellModule,
      subscriptions: [],
      commands: [RingBell],
      migrations: [],
    });
  });
  afterAll(() => service.close());

  const rung = () => service.published(BellRung).map(({ bell }) => bell);
  const moment = () => new Promise<void>((resolve) => setTimeout(resolve, MOMENT_MS));

  it('is quiet only after the message at work has ended and what it published has arrived', async () => {
    work = moment;
    await service.publish(RingBell, { bell: 'slow' });
    await service.waitFor(() => begun.includes('slow'));
    await service.quiet();
    expect(rung()).toContain('slow');
  });

  it('is quiet only after the last try of a message that waits for the next one', async () => {
    work = async (attempt) => {
      if (attempt < 3) throw Failure.transient('bell-jammed', 'jammed');
    };
    await service.publish(RingBell, { bell: 'jammed' });
    await service.waitFor(() => begun.includes('jammed'));
    await service.quiet();
    expect(rung()).toContain('jammed');
  });

  it('is quiet also when a message went to the dead letters', async () => {
    work = async () => {
      throw Failure.permanent('bell-broken', 'broken');
    };
    await service.publish(RingBell, { bell: 'broken' });
    await service.quiet();
    expect(begun).toContain('broken');
    expect(rung()).not.toContain('broken');
  });

  it('has published a message once that its courier sent twice', async () => {
    const messageId = 'the same';
    await service.publish(BellRung, { bell: 'echo' }, { messageId });
    await service.publish(BellRung, { bell: 'echo' }, { messageId });
    await service.waitFor(
      () => service.seen(BellRung).filter((seen) => seen.messageId === messageId).length === 2,
    );
    expect(rung().filter((bell) => bell === 'echo')).toHaveLength(1);
  });
});
