import { z } from 'zod';
import { asMetadata } from '../checkout/create-session';
import type { Address, Shipping } from '../objects/common';
import type { CustomerObject, DeletedCustomerObject } from '../objects/customer';
import type { CustomerFields } from '../payments/customers';
import { createCustomer, deleteCustomer, updateCustomer } from '../payments/customers';
import { noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import { defineEndpoint } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { search } from '../protocol/search';
import { record } from './record';

const fields = z.strictObject({
  address: z.union([z.literal(''), p.address]).optional(),
  business_name: p.unsettable(150).optional(),
  description: p.unsettable().optional(),
  email: z.union([z.literal(''), p.email]).optional(),
  expand: p.expand.optional(),
  individual_name: p.unsettable(150).optional(),
  metadata: p.metadata.optional(),
  name: p.unsettable(256).optional(),
  phone: p.unsettable(20).optional(),
  preferred_locales: z.array(p.text()).optional(),
  shipping: z.union([z.literal(''), p.shipping]).optional(),
  tax_exempt: z.enum(['exempt', 'none', 'reverse']).optional(),
});

const notSimulated = [
  'balance',
  'cash_balance',
  'invoice_prefix',
  'invoice_settings',
  'next_invoice_sequence',
  'payment_method',
  'source',
  'tax',
  'tax_id_data',
  'test_clock',
  'validate',
];

export const customerEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/customers',
    schema: fields,
    notSimulated,
    handle: (parameters, context) => {
      const metadata = asMetadata(parameters.metadata);
      return record(
        context,
        'customer.create',
        createCustomer(context.world, { ...given(parameters), metadata }),
      );
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/customers',
    schema: z.strictObject({ ...p.listing, created: p.timeRange.optional(), email: p.text(512).optional() }),
    notSimulated: ['test_clock'],
    handle: (query, { world }) =>
      paginate(
        living(world.customers.values()).filter(
          (customer) =>
            within(query.created, customer.created) &&
            (query.email === undefined || customer.email === query.email),
        ),
        query,
        '/v1/customers',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/customers/search',
    schema: z.strictObject(p.searching),
    handle: (query, { world }) =>
      search(world, living(world.customers.values()), query, '/v1/customers/search'),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/customers/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) => find(context),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/customers/:id',
    schema: fields,
    notSimulated: [...notSimulated, 'default_source'],
    handle: (parameters, context) => {
      const customer = findLiving(context);
      const metadata = mergeMetadata(customer.metadata, parameters.metadata);
      return record(
        context,
        'customer.update',
        updateCustomer(context.world, customer, { ...given(parameters), metadata }),
      );
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/v1/customers/:id',
    schema: z.strictObject({}),
    handle: (_, context) =>
      record(context, 'customer.delete', deleteCustomer(context.world, findLiving(context))),
  }),
];

function find({ world, path }: EndpointContext): CustomerObject | DeletedCustomerObject {
  const id = path['id'] ?? '';
  const customer = world.customers.get(id);
  if (!customer) throw noSuch('customer', id, 'id');
  return customer;
}

function findLiving(context: EndpointContext): CustomerObject {
  const customer = find(context);
  if ('deleted' in customer) throw noSuch('customer', customer.id, 'id');
  return customer;
}

function living(customers: ReadonlyArray<CustomerObject | DeletedCustomerObject>): CustomerObject[] {
  return customers.filter((customer): customer is CustomerObject => !('deleted' in customer));
}

/** Only what was sent; an empty text unsets. */
function given(parameters: z.output<typeof fields>): CustomerFields {
  const { metadata: _, expand: __, address, shipping, ...texts } = parameters;
  const sent = Object.entries(texts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(sent.map(([key, value]) => [key, value === '' ? null : value])),
    ...(address !== undefined && { address: address === '' ? null : completeAddress(address) }),
    ...(shipping !== undefined && {
      shipping:
        shipping === '' ? null : ({ ...shipping, address: completeAddress(shipping.address) } as Shipping),
    }),
  };
}

function completeAddress(address: { [Key in keyof Address]?: string | undefined }): Address {
  const { city, country, line1, line2, postal_code, state } = address;
  const orNull = (value: string | undefined): string | null =>
    value === undefined || value === '' ? null : value;
  return {
    city: orNull(city),
    country: orNull(country),
    line1: orNull(line1),
    line2: orNull(line2),
    postal_code: orNull(postal_code),
    state: orNull(state),
  };
}
