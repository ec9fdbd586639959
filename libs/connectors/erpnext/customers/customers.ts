import type { Order } from '#contracts/models/order';
import { customerKey } from '#connectors/kit/erp/customer-key';
import type { FrappeClient } from '../client/frappe-client';
import type { JustMade } from '../client/just-made';
import type { KeyedDocuments } from '../client/keyed-documents';
import type { ErpNextSettings } from '../settings';
import { customerFieldsOf } from './contact-fields';
import { isErasedName } from './erased-name';
import { People } from './people';
import { LONGEST_CUSTOMER_NAME, representAtErpNext } from './represent-profile';

const DOCTYPE = 'Customer';
/** What tells whether the customer is as the order has it, and where its contact is. */
const FIELDS = ['customer_name', 'customer_type', 'email_id', 'mobile_no', 'customer_primary_contact'];

/** Customers: one per account of the shop, one per e-mail address of a guest. */
export class Customers {
  private readonly people: People;

  constructor(
    client: FrappeClient,
    private readonly documents: KeyedDocuments,
    private readonly newcomers: JustMade<true>,
    private readonly settings: Pick<ErpNextSettings, 'customerGroup' | 'territory'>,
  ) {
    this.people = new People(client);
  }

  async upsert(order: Order): Promise<string> {
    const wanted = representAtErpNext(order.customer);
    const { email, phone } = wanted;
    const naming = customerFieldsOf(wanted, `Guest of order ${order.number}`.slice(0, LONGEST_CUSTOMER_NAME));
    const make = (): Promise<Record<string, unknown>> =>
      Promise.resolve({
        ...naming,
        ...(email && { email_id: email }),
        ...(phone && { mobile_no: phone }),
        customer_group: this.settings.customerGroup,
        territory: this.settings.territory,
      });
    const { doc, made } = await this.documents.findOrInsert(DOCTYPE, customerKey(order), make, {
      fields: FIELDS,
    });
    if (made) this.newcomers.note(doc.name, true);
    if (isErasedName(doc['customer_name'])) return doc.name;
    const news = {
      ...(email !== null && email !== doc['email_id'] && { email }),
      ...(phone !== null && phone !== doc['mobile_no'] && { phone }),
    };
    const renamed = Object.entries(naming).some(([field, value]) => doc[field] !== value);
    if (Object.keys(news).length > 0 || renamed) {
      await this.people.write(await this.people.withContact(doc), news, naming);
    }
    return doc.name;
  }
}
