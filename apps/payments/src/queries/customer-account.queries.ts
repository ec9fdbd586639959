import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { SubscriptionSchema } from '#contracts/models/subscription';
import { GetCustomerAccount } from '#contracts/queries/payments';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

type Request = BodyOf<typeof GetCustomerAccount>;
type Account = ResponseOf<typeof GetCustomerAccount>;

interface TotalRow {
  currency: string;
  payments: number;
  paid: string;
  refunded: string;
  disputed: string;
}

const MOST_SUBSCRIPTIONS = 50;

/** What a person has paid over the years, and still agrees to pay. Sums come from our own state, so they match each payment shown. */
@Controller()
export class CustomerAccountQueries {
  constructor(private readonly database: Database) {}

  @Answers(GetCustomerAccount)
  async answer(request: Request): Promise<Account> {
    return { totals: await this.totals(request), subscriptions: await this.subscriptions(request) };
  }

  private async totals({ storeId, customerIds }: Request): Promise<Account['totals']> {
    const { rows } = await this.database.query<TotalRow>(
      `SELECT currency, count(*)::integer AS payments, sum(captured) AS paid, sum(refunded) AS refunded,
         sum(coalesce(taken, 0)) AS disputed
       FROM payments JOIN orders USING (store_id, order_id)
       LEFT JOIN LATERAL (SELECT sum(amount) AS taken FROM disputes
         WHERE disputes.payment_id = payments.payment_id AND funds_withdrawn) AS dispute ON true
       WHERE store_id = $1 AND body -> 'customer' ->> 'customerId' = ANY ($2) AND captured > 0
       GROUP BY currency ORDER BY count(*) DESC, currency`,
      [storeId, customerIds],
    );
    return rows.map(({ currency, payments, ...sums }) => {
      const money = (amount: number): { amount: number; currency: string } => ({ amount, currency });
      const [paid, refunded, disputed] = [sums.paid, sums.refunded, sums.disputed].map(Number) as [
        number,
        number,
        number,
      ];
      return {
        currency,
        payments,
        paid: money(paid),
        refunded: money(refunded),
        disputed: money(disputed),
        kept: money(paid - refunded - disputed),
      };
    });
  }

  /** The newest first. */
  private async subscriptions({ storeId, providerCustomers }: Request): Promise<Account['subscriptions']> {
    const { rows } = await this.database.query<{ body: unknown }>(
      `SELECT body FROM subscriptions
       WHERE store_id = $1 AND (connection_id, body ->> 'providerCustomerId') IN
         (SELECT * FROM unnest($2::text[], $3::text[]))
       ORDER BY body ->> 'createdAt' DESC, subscription_id LIMIT $4`,
      [
        storeId,
        providerCustomers.map(({ connectionId }) => connectionId),
        providerCustomers.map(({ externalId }) => externalId),
        MOST_SUBSCRIPTIONS,
      ],
    );
    return rows.map(({ body }) => SubscriptionSchema.parse(body));
  }
}
