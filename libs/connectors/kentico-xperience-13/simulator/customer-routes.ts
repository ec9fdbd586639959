import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { KenticoWorld } from './kentico-world';
import { customerTable } from './schema/people-tables';
import { siteTable } from './schema/shop-tables';
import type { Row } from './schema/table';

const SHOPPER_USER_ID = 51;

const customerSchema = z.strictObject({
  site: z.string().optional(),
  firstName: z.string().default('Sandra'),
  lastName: z.string().default('Shopper'),
  email: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  company: z.string().nullable().default(null),
  guest: z.boolean().default(false),
});
export type NewCustomer = z.input<typeof customerSchema>;

type Target = { Params: { id: string }; Body: Row };

/** What people do to customers in Kentico itself: register, edit their account, be deleted by an administrator. */
export function addCustomerRoutes(app: FastifyInstance, world: KenticoWorld): void {
  app.post('/customers', async (request, reply) => {
    const parsed = customerSchema.safeParse(request.body ?? {});
    if (!parsed.success) return reply.code(422).send({ errors: parsed.error.issues });
    return reply.code(201).send(registerCustomer(world, parsed.data));
  });
  app.get<Target>('/customers/:id', async (request, reply) => {
    return customerOf(world, request.params.id) ?? reply.code(404).send({ message: 'No such customer.' });
  });
  app.patch<Target>('/customers/:id', async (request, reply) => {
    const customer = customerOf(world, request.params.id);
    if (!customer) return reply.code(404).send({ message: 'No such customer.' });
    return world.customers.update(customer, request.body);
  });
  app.delete<Target>('/customers/:id', async (request, reply) => {
    const customer = customerOf(world, request.params.id);
    if (!customer) return reply.code(404).send({ message: 'No such customer.' });
    world.customers.delete(customer);
    return reply.code(204).send();
  });
}

export function registerCustomer(world: KenticoWorld, input: NewCustomer): Row {
  const { site, firstName, lastName, email, phone, company, guest } = customerSchema.parse(input);
  const siteName = site ?? world.firstSite();
  return world.customers.create({
    CustomerFirstName: firstName,
    CustomerLastName: lastName,
    CustomerEmail: email,
    CustomerPhone: phone,
    CustomerCompany: company,
    CustomerUserID: guest ? null : SHOPPER_USER_ID,
    CustomerSiteID: world.database.find(siteTable, (row) => row['SiteName'] === siteName)?.['SiteID'] ?? null,
    CustomerCreated: world.now(),
  });
}

function customerOf(world: KenticoWorld, id: string): Row | undefined {
  return world.database.byId(customerTable, Number(id));
}
