// The peer: Stripe's own sync engine behind Fastify, webhooks into PostgreSQL, as its authors serve it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fastify from 'fastify';

const { BENCH_PEER: folder, BENCH_DATABASE_URL: databaseUrl, BENCH_SECRET: secret } = process.env;
const { StripeSync, runMigrations } = createRequire(join(folder, 'package.json'))(
  '@supabase/stripe-sync-engine',
);

await runMigrations({ databaseUrl, schema: 'stripe' });
const sync = new StripeSync({
  poolConfig: { connectionString: databaseUrl, max: 10 },
  stripeSecretKey: 'sk_test_nobody',
  stripeWebhookSecret: secret,
  schema: 'stripe',
  backfillRelatedEntities: false,
  autoExpandLists: false,
});
const app = fastify();
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
);
app.post('/', async (request, reply) => {
  await sync.processWebhook(request.body, request.headers['stripe-signature']);
  return reply.send({ received: true });
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ ready: true, port: app.server.address().port });
process.on('SIGTERM', () => app.close().then(() => process.exit(0)));
