import type Stripe from 'stripe';
import type { Connection } from '#connectors/kit/connection';
import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import { CallPace } from '#connectors/kit/http/call-pace';
import type { CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { toFailure } from '#platform/errors/failure';
import { fromUnix, toUnix } from '../payments/instants';
import { callStripe } from '../payments/stripe-call';
import { openStripeClient } from '../payments/stripe-client';
import { changeParameters, newCustomerParameters } from './customer-parameters';
import { customerSubjectOf } from './customer-subject';
import { readCustomer } from './customer.reader';
import { representAtStripe } from './represent-profile';

const PAGE_SIZE = 100;
/** Stripe lets 25 through with test keys and 100 with live ones; orders need their part. */
const WRITES_PER_SECOND = { sandbox: 20, staging: 20, production: 80 } as const;

export function openStripeCustomers(connection: Connection): CustomerPort {
  const pace = new CallPace(WRITES_PER_SECOND[connection.environment]);
  return new StripeCustomerPort(openStripeClient(connection), pace);
}

/** Customers of one account. There is no de-duplication at Stripe: whose a customer is stands in its metadata. */
class StripeCustomerPort implements CustomerPort {
  constructor(
    private readonly stripe: Stripe,
    private readonly pace: CallPace,
  ) {}

  async get(externalId: string): Promise<CustomerRecord | null> {
    const customer = await orNull(() => this.stripe.customers.retrieve(externalId));
    return customer && readCustomer(customer);
  }

  /** Stripe lists by creation only; changes come as events, which Stripe keeps for 30 days. The newest come first. */
  async listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    const page = await callStripe<Stripe.ApiList<Stripe.Customer>>('list', () =>
      this.stripe.customers.list({
        created: { gte: toUnix(since) },
        limit: PAGE_SIZE,
        ...(cursor === null ? {} : { starting_after: cursor }),
      }),
    );
    return {
      customers: page.data
        .map(({ id, created }) => ({ externalId: id, modifiedAt: fromUnix(created) }))
        .sort((a, b) => a.modifiedAt.getTime() - b.modifiedAt.getTime()),
      nextCursor: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
    };
  }

  async listAll(cursor: string | null): Promise<CustomerPage> {
    const page = await callStripe<Stripe.ApiList<Stripe.Customer>>('list', () =>
      this.stripe.customers.list({
        limit: PAGE_SIZE,
        ...(cursor === null ? {} : { starting_after: cursor }),
      }),
    );
    return {
      records: page.data.map(readCustomer),
      nextCursor: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
      total: null,
    };
  }

  async create(...[key, owner, profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const parameters = newCustomerParameters(owner, representAtStripe(profile));
    const made = await this.pace.run(() =>
      callStripe<Stripe.Customer>('customer', () =>
        this.stripe.customers.create(parameters, { idempotencyKey: key }),
      ),
    );
    return readCustomer(made);
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const before = await this.get(externalId);
    if (!before) return null;
    const wanted = representAtStripe({ ...before.profile, ...fields });
    const changed = CUSTOMER_FIELDS.filter(
      (field) => field in fields && wanted[field] !== before.profile[field],
    );
    if (changed.length === 0) return before;
    const parameters = changeParameters(
      Object.fromEntries(changed.map((field) => [field, wanted[field]])),
      wanted,
    );
    const after = await this.pace.run(() =>
      orNull(() => this.stripe.customers.update(externalId, parameters)),
    );
    return after && readCustomer(after);
  }

  async erase(externalId: string): Promise<'deleted' | 'absent'> {
    if (!(await this.get(externalId))) return 'absent';
    await orNull(() => this.stripe.customers.del(externalId));
    return 'deleted';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtStripe(profile);
  }

  subjectOf(eventBody: string, eventType: string): ReturnType<CustomerPort['subjectOf']> {
    return customerSubjectOf(eventBody, eventType);
  }
}

/** A deleted customer leaves a stub that is still answered; one of another account or mode is missing. */
async function orNull(
  call: () => Promise<Stripe.Customer | Stripe.DeletedCustomer>,
): Promise<Stripe.Customer | null> {
  try {
    const answer = await callStripe<Stripe.Customer | Stripe.DeletedCustomer>('customer', call);
    return answer.deleted ? null : answer;
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'resource-missing') return null;
    throw failure;
  }
}
