import { Group, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { useAddressFilter } from '../../parts/use-address-filter';
import { AuthorizationsCard } from './cards/authorizations-card';
import { MoneyCard } from './cards/money-card';
import { DeadLettersCard, OrdersCard, PaymentsCard, RunsCard } from './cards/over-time';
import { ReconciliationCard } from './cards/reconciliation-card';
import { ServicesCards } from './cards/services-cards';
import { overviewTexts } from './overview.texts';
import { RANGES, rangeNamed, rangeUntil, type RangeName } from './time-range';

const NEW_RANGE_MS = 60_000;

/** How everything is doing, in the time and store of the address. */
export function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const { filter, choose } = useAddressFilter(['range', 'store']);
  const name = rangeNamed(filter.range);
  const asked = { range: useRange(name), store: filter.store };
  return (
    <Page title={texts.title} about={texts.about}>
      <Group align="flex-end">
        <SegmentedControl
          aria-label={texts.range}
          value={name}
          onChange={(value) => choose('range', value)}
          data={(Object.keys(RANGES) as RangeName[]).map((value) => ({ value, label: texts.ranges[value] }))}
        />
        <StoreField value={filter.store} choose={(store) => choose('store', store)} />
      </Group>
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

interface StoreFieldProps {
  readonly value: string | null;
  readonly choose: (store: string | null) => void;
}

/** Taken over when the field is left or Enter is pressed: half a name is no store. */
function StoreField({ value, choose }: StoreFieldProps) {
  const texts = useTexts(overviewTexts);
  const [text, setText] = useState(value ?? '');
  const take = (): void => choose(text.trim() === '' ? null : text.trim());
  return (
    <TextInput
      aria-label={texts.store}
      placeholder={texts.allStores}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
