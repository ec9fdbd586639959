import { Group, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useTexts } from '../../i18n/texts';
import { BackLink } from '../../parts/back-link';
import { Page } from '../../parts/page';
import { PageState } from '../../parts/page-state';
import { StatusBadge } from '../../parts/status-badge';
import { nameOf, type CustomerDetail } from './customer-detail';
import { ContactsSection } from './contacts-section';
import { CustomerOrders } from './customer-orders';
import { customerTexts } from './customer.texts';
import { DecisionsSection, ErasureSection, MoneySection, SubscriptionsSection } from './history-sections';
import { ProfileSection } from './profile-section';
import { TotalsSection } from './totals-section';

export function CustomerPage() {
  const { storeId = '', customerId = '' } = useParams();
  const texts = useTexts(customerTexts);
  const path = `/api/v1/customers/${encodeURIComponent(storeId)}/${encodeURIComponent(customerId)}`;
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<CustomerDetail>(path, {}, signal),
  });
  useLiveRefresh(
    [path],
    ({ type, body }) =>
      type.startsWith('customer.') && JSON.stringify(body).includes(query.data?.personId ?? customerId),
  );
  if (query.data === undefined) {
    return (
      <PageState
        title={customerId}
        error={query.error}
        retry={() => void query.refetch()}
        back={{ to: '/customers', label: texts.back }}
        unknown={{ title: texts.unknown(customerId, storeId), teach: texts.unknownTeach }}
      />
    );
  }
  return <CustomerView customer={query.data} path={path} />;
}

function CustomerView({ customer, path }: { readonly customer: CustomerDetail; readonly path: string }) {
  const texts = useTexts(customerTexts);
  return (
    <Page title={nameOf(customer) ?? texts.nobody} about={`${customer.storeId} · ${customer.personId}`}>
      <Group justify="space-between">
        <StatusBadge tone={customer.state === 'active' ? 'good' : 'neutral'}>
          {texts.personStates[customer.state]}
        </StatusBadge>
        <BackLink to="/customers" label={texts.back} />
      </Group>
      <ProfileSection customer={customer} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <TotalsSection totals={customer.totals} />
          <CustomerOrders path={path} storeId={customer.storeId} />
        </Stack>
        <Stack gap="md">
          <MoneySection customer={customer} />
          <SubscriptionsSection customer={customer} />
          <ContactsSection customer={customer} />
          <DecisionsSection customer={customer} />
          <ErasureSection customer={customer} />
        </Stack>
      </SimpleGrid>
    </Page>
  );
}
