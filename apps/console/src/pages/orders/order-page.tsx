import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { BackLink } from '../../parts/back-link';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { PageState } from '../../parts/page-state';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { ApprovalsSection } from './approvals-section';
import { DisputesSection } from './disputes-section';
import { EntriesSection } from './entries-section';
import { ExplanationPanel } from './explanation/explanation-panel';
import { MoneyBar } from './money-bar';
import { FundsSection } from './funds-section';
import { OrderActions } from './order-actions';
import type { OrderDetail } from './order-detail';
import { OrderFacts } from './order-facts';
import { orderTexts } from './order.texts';
import { PaymentsSection } from './payments-section';
import { RefundsSection } from './refunds-section';
import { orderStatusLooks, paymentStatusLooks } from './statuses';
import { Timeline } from './timeline';
import { WaitingMessages } from './waiting-messages';

export function OrderPage() {
  const { storeId = '', orderId = '' } = useParams();
  const texts = useTexts(orderTexts);
  const path = `/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<OrderDetail>(path, {}, signal) });
  useLiveRefresh([path], (event) => event.storeId === storeId && event.orderId === orderId);
  if (query.data === undefined) {
    return (
      <PageState
        title={texts.title(orderId)}
        error={query.error}
        retry={() => void query.refetch()}
        back={{ to: '/orders', label: texts.back }}
        unknown={{ title: texts.unknown(orderId, storeId), teach: texts.unknownTeach }}
      />
    );
  }
  return <OrderView order={query.data} />;
}

function OrderView({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(orderTexts);
  return (
    <Page title={texts.title(order.number)} actions={<OrderActions order={order} />}>
      <Group justify="space-between" gap="sm">
        <Statuses order={order} />
        <BackLink to="/orders" label={texts.back} />
      </Group>
      <ApprovalsSection order={order} />
      <WaitingMessages order={order} />
      <Section title={texts.money}>
        <MoneyBar order={order} />
      </Section>
      <ExplanationPanel order={order} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <OrderFacts order={order} />
          <PaymentsSection order={order} />
          <RefundsSection refunds={order.refunds} />
          <DisputesSection disputes={order.disputes} />
          <EntriesSection entries={order.journals} />
          <FundsSection funds={order.funds} />
        </Stack>
        <Timeline items={order.timeline} />
      </SimpleGrid>
    </Page>
  );
}

function Statuses({ order }: { readonly order: OrderDetail }) {
  const { language } = useLanguage();
  const status = orderStatusLooks[order.orderStatus];
  const payment = paymentStatusLooks[order.paymentStatus];
  return (
    <Group gap="sm">
      <Text size="xl" fw={650}>
        <MoneyText value={order.total} />
      </Text>
      <StatusBadge tone={status.tone}>{status.name[language]}</StatusBadge>
      {payment.name[language] !== status.name[language] && (
        <StatusBadge tone={payment.tone}>{payment.name[language]}</StatusBadge>
      )}
    </Group>
  );
}
