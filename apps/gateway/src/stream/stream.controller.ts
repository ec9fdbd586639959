import { Controller, Get, Inject, Res, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { InstantSchema } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { CurrentActor, seesStore, type Actor } from '../auth/actor';
import { ApiTokenRepository } from '../auth/api-token.repository';
import { Endpoint } from '../http/endpoint';
import { Sessions } from '../session/sessions';
import { EventTap } from './event-tap';

const EventSchema = z.object({
  id: z.string(),
  type: z.string().describe('`payment.succeeded.v1`'),
  source: z.string(),
  at: InstantSchema,
  storeId: z.string().nullable(),
  orderId: z.string().nullable(),
  body: z.unknown(),
});
const HEARTBEAT_MS = 15_000;
/** A revoked or expired token shows nothing for longer than this. */
const LOOK_AGAIN_MS = 5_000;
const MOST_STREAMS = 200;
/** Who reads slower than this is cut off rather than buffered for. */
const MOST_BUFFERED_BYTES = 1_000_000;

@Controller('api/v1/stream')
export class StreamController implements OnModuleDestroy {
  private readonly open = new Set<ServerResponse>();

  constructor(
    private readonly tap: EventTap,
    private readonly tokens: ApiTokenRepository,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    tag: 'Live',
    summary:
      'Everything that happens, while it happens, as server-sent events. Nothing is repeated after a gap.',
    role: 'viewer',
    response: EventSchema,
    contentType: 'text/event-stream',
    problems: { 503: 'Too many streams are open' },
  })
  stream(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): void {
    if (this.open.size >= MOST_STREAMS) raiseProblem(503, 'too-many-streams', 'Too many streams are open');
    const ready = reply.getHeaders();
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      ...(ready as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': connected\n\n');
    this.open.add(response);
    const stop = this.tap.listen((event) => {
      if (actor.stores !== null && !seesStore(actor, event.storeId)) return;
      if (response.writableLength > MOST_BUFFERED_BYTES) {
        response.destroy();
        return;
      }
      response.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const lookAgain = setInterval(() => void this.endUnlessLive(actor, response), LOOK_AGAIN_MS);
    response.once('close', () => {
      stop();
      clearInterval(lookAgain);
      clearInterval(heartbeat);
      this.open.delete(response);
    });
  }

  /** While it cannot be found out the stream goes on: it shows what the token was good for at its last look. */
  private async endUnlessLive(actor: Actor, response: ServerResponse): Promise<void> {
    const live = await this.isLive(actor).catch(() => true);
    if (!live) response.end();
  }

  private async isLive({ session, tokenId }: Actor): Promise<boolean> {
    if (session !== undefined) return (await this.sessions.find(session)) !== undefined;
    return tokenId === null || (await this.tokens.isLive(tokenId, this.clock.now()));
  }

  /** An open stream would hold up the end for ever. */
  onModuleDestroy(): void {
    for (const response of this.open) response.end();
  }
}
