import { z } from 'zod';
import type { OrderCustomer } from '#contracts/models/order';
import { componentsOf, readShape } from '../engine/entity-types';
import type { XcOrder } from './xc-order';

const text = z.string().nullish();
const contactSchema = z.looseObject({
  Email: text,
  FirstName: text,
  LastName: text,
  CustomerId: text,
  IsRegistered: z.boolean().nullish(),
  Language: text,
});

export interface Contact {
  readonly customer: OrderCustomer;
  readonly locale: string | null;
}

/** The contact of the order: a shopper who is not registered has no customer entity, only a shopper id. */
export function contactOf(order: XcOrder): Contact {
  const [component] = componentsOf(order.Components ?? [], 'ContactComponent');
  const contact = readShape(contactSchema, component ?? {}, 'The contact');
  const registered = contact.IsRegistered === true;
  return {
    customer: {
      customerId: registered ? filled(contact.CustomerId) : null,
      email: filled(contact.Email),
      firstName: filled(contact.FirstName),
      lastName: filled(contact.LastName),
      company: null,
      phone: null,
      guest: !registered,
    },
    locale: filled(contact.Language),
  };
}

function filled(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value.trim();
}
