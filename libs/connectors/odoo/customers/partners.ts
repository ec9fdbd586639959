import type { CustomerProfile } from '#contracts/models/customer';
import { Turns } from '#connectors/kit/erp/turns';
import type { OdooClient, Row, Values } from '../client/odoo-client';
import { erasedName, isErasedName, nameOf, namesIn } from './contact-names';
import { representAtOdoo, text } from './represent-profile';

const MODEL = 'res.partner';
export const PARTNER_FIELDS = ['name', 'company_name', 'email', 'phone', 'active', 'write_date'];
/** An archived contact is a contact still. */
export const ARCHIVED_TOO = { active_test: false };

/** Contacts of one company; `ref` holds our key, and Odoo lets it stand twice. */
export class Partners {
  private readonly turns = new Turns();

  constructor(
    private readonly client: OdooClient,
    private readonly companyId: number,
  ) {}

  get(id: number): Promise<Row | null> {
    return this.client.first(MODEL, [['id', '=', id]], PARTNER_FIELDS, ARCHIVED_TOO);
  }

  /** The oldest contact with the key, made when there is none. */
  ensure(key: string, profile: CustomerProfile, more: Values = {}): Promise<Row> {
    return this.turns.take(key, async () => {
      const [known] = await this.withKey(key);
      if (known) return known;
      const id = await this.client.create(MODEL, {
        ...fieldsOf(profile),
        ...more,
        ref: key,
        customer_rank: 1,
      });
      return this.agreed(key, id);
    });
  }

  async write(id: number, fields: Values): Promise<void> {
    if (Object.keys(fields).length > 0) await this.client.write(MODEL, id, fields);
  }

  /** Documents of the books point at a contact, so that it stays: without anything that tells who it was. */
  async erase(id: number): Promise<void> {
    const children = await this.client.search(MODEL, [['parent_id', '=', id]], ['name'], {
      context: ARCHIVED_TOO,
    });
    const nobody = { ...BLANK, email: false, phone: false, comment: false };
    for (const child of children) {
      await this.client.write(MODEL, child.id, { ...nobody, name: erasedName(child.id) });
    }
    await this.client.write(MODEL, id, {
      ...nobody,
      name: erasedName(id),
      company_name: false,
      vat: false,
    });
  }

  /**
   * Two processes may have made one each at the same time. Then the older counts; the younger loses its key and is archived, so that
   * an order that has it already keeps its customer.
   */
  private async agreed(key: string, made: number): Promise<Row> {
    const [oldest] = await this.withKey(key);
    if (oldest && oldest.id !== made) await this.client.write(MODEL, made, { ref: false, active: false });
    return oldest ?? (await this.get(made)) ?? { id: made };
  }

  private withKey(key: string): Promise<Row[]> {
    return this.client.search(
      MODEL,
      [
        ['ref', '=', key],
        ['company_id', 'in', [false, this.companyId]],
      ],
      PARTNER_FIELDS,
      { limit: 2, context: ARCHIVED_TOO },
    );
  }
}

const BLANK = { street: false, street2: false, city: false, zip: false, state_id: false };

export function profileOf(partner: Row): CustomerProfile {
  const [email, company] = [text(partner['email']), text(partner['company_name'])];
  const phone = text(partner['phone']);
  return { email, company, phone, ...namesIn(nameTold(partner), { company, email }) };
}

/** The fields of a contact that tell who somebody is. */
export function fieldsOf(profile: CustomerProfile): Record<string, string | false> {
  const shown = representAtOdoo(profile);
  const { email, company, phone } = shown;
  return {
    name: nameOf(shown),
    email: email ?? false,
    company_name: company ?? false,
    phone: phone ?? false,
  };
}

export const isErased = (partner: Row): boolean => isErasedName(nameTold(partner));

const nameTold = ({ name }: Row): string | null => (typeof name === 'string' ? name : null);
