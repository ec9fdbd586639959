import { createHmac, randomBytes } from 'node:crypto';

const FILLER = 'x'.repeat(1900);

const mandate = (id) => ({ id: `mandate_${id}`, object: 'mandate', description: FILLER, metadata: {} });

/**
 * Unique signed provider events of about 2.5 KB, as the published measurements use them. Made ahead by `prepare`, so that signing them
 * takes no processor of what is measured.
 */
export function eventFactory({ secret, apiVersion, type = 'customer.updated', object = mandate }) {
  const run = randomBytes(6).toString('hex');
  let count = 0;
  const ready = [];
  return {
    prepare(events) {
      while (ready.length < events) ready.push(this.make());
    },
    next() {
      return ready.pop() ?? this.make();
    },
    make() {
      count += 1;
      return this.build(`evt_bench${run}${count}`);
    },
    build(id) {
      const seconds = Math.floor(Date.now() / 1000);
      const body = JSON.stringify({
        id,
        object: 'event',
        api_version: apiVersion,
        created: seconds,
        livemode: false,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        type,
        data: { object: object(id, seconds) },
      });
      return {
        id,
        body,
        signature: `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
      };
    },
  };
}
