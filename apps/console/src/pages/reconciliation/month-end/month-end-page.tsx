import { Group, NativeSelect, TextInput } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PeriodReadiness } from '#contracts/models/period';
import { get } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useTexts } from '../../../i18n/texts';
import { EmptyState } from '../../../parts/empty-state';
import { Loading } from '../../../parts/loading';
import { Page } from '../../../parts/page';
import { ProblemNote } from '../../../parts/problem-note';
import { useAddressFilter } from '../../../parts/use-address-filter';
import { useStores } from '../../stores/store-api';
import { CONCERNS } from '../payouts/payout';
import { AccountsSection } from './accounts-section';
import { ClearingSection } from './clearing-section';
import { todayOfStore } from '../today-of-store';
import { isMonth, monthBefore, PERIODS } from './month';
import { monthEndTexts } from './month-end.texts';
import { MonthActions } from './month-actions';
import { ReadinessSection } from './readiness-section';
import { TimingSection } from './timing-section';

const ASK_AGAIN_MS = 60_000;

export function MonthEndPage() {
  const texts = useTexts(monthEndTexts);
  const { filter, choose } = useAddressFilter(['store', 'month']);
  const stores = useStores();
  const known = stores.data?.items ?? [];
  const ids = known.map(({ store }) => store.id);
  const only = ids.length === 1 ? ids[0] : undefined;
  const store = filter.store ?? only ?? null;
  const month = isMonth(filter.month) ? filter.month : monthBefore(todayOfStore(known, store));
  return (
    <Page title={texts.title} about={texts.about}>
      <Group align="flex-end">
        <NativeSelect
          label={texts.store}
          value={store ?? ''}
          onChange={(event) => choose('store', event.currentTarget.value)}
          data={[{ value: '', label: texts.chooseStore }, ...ids]}
        />
        <TextInput
          type="month"
          label={texts.month}
          value={month}
          onChange={(event) => choose('month', event.currentTarget.value)}
        />
      </Group>
      {stores.isError && <ProblemNote error={stores.error} retry={() => void stores.refetch()} />}
      {stores.isPending && <Loading />}
      {stores.isSuccess && store === null && (
        <EmptyState
          icon={IconCalendarCheck}
          title={ids.length === 0 ? texts.noStores : texts.chooseStore}
          teach={ids.length === 0 ? texts.noStoresTeach : texts.chooseTeach}
        />
      )}
      {store !== null && <Month key={`${store} ${month}`} store={store} month={month} />}
    </Page>
  );
}

function Month({ store, month }: { readonly store: string; readonly month: string }) {
  const path = `${PERIODS}/${month}`;
  const query = useQuery({
    queryKey: [path, { store }],
    queryFn: ({ signal }) => get<PeriodReadiness>(path, { store }, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
  useLiveRefresh([path], ({ type }) => CONCERNS.test(type));
  if (query.isPending) return <Loading />;
  if (!query.data) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      <ReadinessSection
        readiness={query.data}
        actions={<MonthActions month={month} readiness={query.data} />}
      />
      <ClearingSection readings={query.data.clearing} />
      <AccountsSection accounts={query.data.accounts} />
      <TimingSection differences={query.data.timingDifferences} />
    </>
  );
}
