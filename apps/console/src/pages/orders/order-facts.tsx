import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/section';
import type { OrderDetail } from './order-detail';
import { orderTexts } from './order.texts';

function nameOf({ customer }: OrderDetail): string | null {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return name === '' ? customer.email : name;
}

/** Who ordered, where, and what the shop itself says. */
export function OrderFacts({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(orderTexts);
  const { customer, storeId } = order;
  const name = nameOf(order) ?? texts.noCustomer;
  const linked: ReactNode =
    customer.customerId === null ? (
      name
    ) : (
      <Anchor
        component={Link}
        inherit
        to={`/customers/${encodeURIComponent(storeId)}/${encodeURIComponent(customer.customerId)}`}
      >
        {name}
      </Anchor>
    );
  return (
    <Section title={texts.customer}>
      <Facts
        facts={[
          [
            texts.customer,
            <Text key="name" size="sm">
              {linked}
              {customer.guest && ` (${texts.guest})`}
            </Text>,
          ],
          ['E-mail', customer.email],
          [texts.store, storeId],
          [texts.commerce, `${order.commerceStatus} (${order.commerce} ${order.orderId})`],
        ]}
      />
    </Section>
  );
}
