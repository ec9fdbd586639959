import type { Address, Metadata, Shipping } from '../objects/common';
import type { CustomerObject, DeletedCustomerObject } from '../objects/customer';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';

export interface CustomerFields {
  readonly email?: string | null;
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly description?: string | null;
  readonly address?: Address | null;
  readonly shipping?: Shipping | null;
  readonly metadata?: Metadata;
  readonly preferred_locales?: string[];
  readonly tax_exempt?: string;
  readonly business_name?: string;
  readonly individual_name?: string;
}

export function createCustomer(world: StripeWorld, fields: CustomerFields): CustomerObject {
  const customer: CustomerObject = {
    id: newId.customer(),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...fields,
  };
  world.customers.set(customer.id, customer);
  world.events.emit('customer.created', customer);
  return customer;
}

export function updateCustomer(
  world: StripeWorld,
  customer: CustomerObject,
  fields: CustomerFields,
): CustomerObject {
  return world.update<CustomerObject | DeletedCustomerObject>(
    world.customers,
    customer,
    fields,
    'customer.updated',
  ) as CustomerObject;
}

/** Leaves a stub behind: Stripe answers GET with it, not with 404. */
export function deleteCustomer(world: StripeWorld, customer: CustomerObject): DeletedCustomerObject {
  const stub: DeletedCustomerObject = { id: customer.id, object: 'customer', deleted: true };
  world.customers.set(customer.id, stub);
  world.events.emit('customer.deleted', customer);
  return stub;
}
