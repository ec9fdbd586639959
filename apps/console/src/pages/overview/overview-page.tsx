import { SimpleGrid } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { useAddressFilter } from '../../parts/use-address-filter';
import { StoreChoice } from '../stores/store-choice';
import { AuthorizationsCard } from './cards/authorizations-card';
import { MoneyCard } from './cards/money-card';
import { DeadLettersCard, OrdersCard, PaymentsCard, RunsCard } from './cards/over-time';
import { ReconciliationCard } from './cards/reconciliation-card';
import { ServicesCards } from './cards/services-cards';
import styles from './overview.module.css';
import { overviewTexts } from './overview.texts';
import { RangeChoice } from './range-choice';
import { rangeNamed, rangeUntil, type RangeName } from './time-range';

const NEW_RANGE_MS = 60_000;

/** How everything is doing, in the time and store of the address. */
export function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const { filter, choose } = useAddressFilter(['range', 'store']);
  const name = rangeNamed(filter.range);
  const asked = { range: useRange(name), store: filter.store };
  return (
    <Page title={texts.title} about={texts.about}>
      <div className={styles['filters']}>
        <RangeChoice value={name} choose={(range) => choose('range', range)} />
        <div className={styles['store']}>
          <StoreChoice value={filter.store} choose={(store) => choose('store', store)} />
        </div>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <OrdersCard {...asked} />
        <MoneyCard {...asked} />
        <PaymentsCard {...asked} />
        <DeadLettersCard {...asked} />
        <RunsCard {...asked} />
        <AuthorizationsCard store={filter.store} />
        <ReconciliationCard store={filter.store} />
      </SimpleGrid>
      <ServicesCards range={asked.range} />
    </Page>
  );
}

/** Moves on with the time. */
function useRange(name: RangeName) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), NEW_RANGE_MS);
    return () => clearInterval(timer);
  }, []);
  return rangeUntil(now, name);
}
