import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounting } from './accounting';
import type { Records } from './records';
import { tableOf } from './tables';
import type { TokenDesk } from './token-desk';

const periodSchema = z.strictObject({ openFrom: z.iso.date().nullable() });
const itemSchema = z.strictObject({ name: z.string().min(1).max(60), available: z.number().min(0) });
const certificateSchema = z.strictObject({ id: z.string().min(1).max(200), publicKey: z.string().min(1) });

/** What people do in NetSuite itself, below `/_control/netsuite`. */
export function registerControl(
  app: FastifyInstance,
  { records, accounting, tokens }: { records: Records; accounting: Accounting; tokens: TokenDesk },
): void {
  app.get('/ledger', () => ({ lines: tableOf(records, 'transactionaccountingline') }));
  app.put('/open-period', (request) => {
    accounting.openFrom = periodSchema.parse(request.body).openFrom;
    return { openFrom: accounting.openFrom };
  });
  app.post('/items', async (request, reply) => {
    const { name, available } = itemSchema.parse(request.body);
    records.insert('item', { itemid: name, itemtype: 'InvtPart', isinactive: 'F', available });
    return reply.code(201).send({ added: true });
  });
  app.post('/certificates', async (request, reply) => {
    const { id, publicKey } = certificateSchema.parse(request.body);
    tokens.mapCertificate(id, publicKey);
    return reply.code(201).send({ mapped: true });
  });
}
