import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { balances } from './erpnext/general-ledger';
import { bin } from './erpnext/stock-reservation';
import type { Site } from './frappe/site';
import { addCustomFields, addItem, KEYED_DOCTYPES } from './world';

const itemSchema = z.strictObject({
  itemCode: z.string().min(1),
  itemName: z.string().min(1),
  stock: z.number().min(0).default(100),
});
const stockSchema = z.strictObject({ itemCode: z.string().min(1), stock: z.number().min(0) });
const exchangeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  rate: z.number().positive(),
});

export interface ControlledWorld {
  readonly warehouse: string;
  readonly bridgeKeyField: string;
}

/** What an accountant or a storekeeper does in the ERP itself, below `/_control/erpnext`. */
export function registerControl(app: FastifyInstance, site: Site, world: ControlledWorld): void {
  app.get('/ledger', () => ({ balances: balances(site), entries: site.all('GL Entry') }));
  app.post('/items', async (request, reply) => {
    addItem(site, itemSchema.parse(request.body), world.warehouse);
    return reply.code(201).send({ added: true });
  });
  app.put('/stock', (request) => {
    const { itemCode, stock } = stockSchema.parse(request.body);
    site.put({ ...bin(itemCode, world.warehouse, site), actual_qty: stock });
    return { itemCode, stock };
  });
  app.put('/exchange-rate', (request) => {
    const { from, to, rate } = exchangeSchema.parse(request.body);
    const name = `${from}-${to}`;
    if (site.exists('Currency Exchange', name)) site.remove('Currency Exchange', name);
    site.insert(
      'Currency Exchange',
      { from_currency: from, to_currency: to, exchange_rate: rate },
      'Administrator',
    );
    return { from, to, rate };
  });
  app.put('/custom-field', () => {
    addCustomFields(site, world.bridgeKeyField);
    return { present: true };
  });
  app.delete('/custom-field', () => {
    for (const doctype of KEYED_DOCTYPES) {
      const name = `${doctype}-${world.bridgeKeyField}`;
      if (site.exists('Custom Field', name)) site.remove('Custom Field', name);
    }
    return { present: false };
  });
}
