import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What is read and thrown away of one body after its refusal; the request's time limit bounds how long. */
const MOST_DISCARDED_BYTES = 32_000_000;

/**
 * A body that is refused before it was read whole: the answer goes out at once, and the rest is read and thrown away. To close the connection
 * instead resets it while the sender still writes, and most clients then report a broken connection and never see the answer.
 */
export function letSendersFinish(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (reply.statusCode >= 400 && !request.raw.complete && reply.getHeader('connection') === 'close') {
      void reply.removeHeader('connection');
      discardRest(request);
    }
    done();
  });
}

function discardRest({ raw }: FastifyRequest): void {
  let discarded = 0;
  raw.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > MOST_DISCARDED_BYTES) raw.destroy();
  });
}
