import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Records } from './records';
import { enterRate } from './world';

const lockSchema = z.strictObject({ fiscalyearLockDate: z.iso.date().nullable() });
const rateSchema = z.strictObject({ currency: z.string().length(3), inverseRate: z.number().positive() });
const productSchema = z.strictObject({ reference: z.string().min(1).max(100), stock: z.number().min(0) });

/** What people do in Odoo itself, below `/_control/odoo`. */
export function registerControl(app: FastifyInstance, records: Records): void {
  app.get('/ledger', () => ({
    lines: records.all('account.move.line').filter((line) => line['parent_state'] === 'posted'),
  }));
  app.put('/lock-date', (request) => {
    const { fiscalyearLockDate } = lockSchema.parse(request.body);
    records.update('res.company', 1, { fiscalyear_lock_date: fiscalyearLockDate ?? false });
    return { fiscalyearLockDate };
  });
  app.post('/rates', async (request, reply) => {
    const { currency, inverseRate } = rateSchema.parse(request.body);
    enterRate(records, currency, inverseRate);
    return reply.code(201).send({ added: true });
  });
  app.post('/products', async (request, reply) => {
    const { reference, stock } = productSchema.parse(request.body);
    records.insert('product.product', {
      name: reference,
      default_code: reference,
      active: true,
      is_storable: true,
      qty_available: stock,
    });
    return reply.code(201).send({ added: true });
  });
}
