import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Tables } from './tables';
import type { World } from './world';

const periodSchema = z.strictObject({ allowPostingFrom: z.iso.date().nullable() });
const itemSchema = z.strictObject({ number: z.string().min(1).max(20) });

/** What an accountant does in Business Central itself, below `/_control/business-central`. */
export function registerControl(app: FastifyInstance, tables: Tables, world: World): void {
  app.get('/ledger', () => ({ entries: tables.all('generalLedgerEntries') }));
  app.put('/allowed-posting-dates', (request) => {
    world.allowPostingFrom = periodSchema.parse(request.body).allowPostingFrom;
    return { allowPostingFrom: world.allowPostingFrom };
  });
  app.post('/items', async (request, reply) => {
    const { number } = itemSchema.parse(request.body);
    if (!world.item(number.toUpperCase())) tables.insert('items', { number: number.toUpperCase() });
    return reply.code(201).send({ added: true });
  });
}
