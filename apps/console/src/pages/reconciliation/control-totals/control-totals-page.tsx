import { Button, Group, NativeSelect } from '@mantine/core';
import { IconCalculator, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ControlTotals } from '#contracts/models/control-totals';
import { get, withQuery } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useTexts } from '../../../i18n/texts';
import { EmptyState } from '../../../parts/empty-state';
import { Loading } from '../../../parts/loading';
import { Page } from '../../../parts/page';
import { ProblemNote } from '../../../parts/problem-note';
import { useAddressFilter } from '../../../parts/use-address-filter';
import { useStores } from '../../stores/store-api';
import { CONCERNS } from '../payouts/payout';
import { PeriodChoice } from '../../../parts/filter/period-choice';
import { controlTotalsTexts } from './control-totals.texts';
import { DaysSection } from './days-section';
import { DivergingSection } from './diverging-section';
import { ErpSection } from './erp-section';
import { todayOfStore } from '../today-of-store';
import { CONTROL_TOTALS, CONTROL_TOTALS_CSV, totalsRange } from './totals-range';

const ASK_AGAIN_MS = 60_000;

export function ControlTotalsPage() {
  const texts = useTexts(controlTotalsTexts);
  const { filter, choose } = useAddressFilter(['store', 'from', 'to']);
  const stores = useStores();
  const known = stores.data?.items ?? [];
  const ids = known.map(({ store }) => store.id);
  const store = filter.store ?? (ids.length === 1 ? ids[0]! : null);
  const range = totalsRange(filter.from, filter.to, todayOfStore(known, store));
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        store !== null && (
          <Button
            component="a"
            size="xs"
            variant="default"
            download="control-totals.csv"
            href={withQuery(CONTROL_TOTALS_CSV, { store, ...range })}
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {texts.csv}
          </Button>
        )
      }
    >
      <Group align="flex-end">
        <NativeSelect
          label={texts.store}
          value={store ?? ''}
          onChange={(event) => choose('store', event.currentTarget.value)}
          data={[{ value: '', label: texts.chooseStore }, ...ids]}
        />
        <PeriodChoice {...range} choose={choose} />
      </Group>
      {stores.isError && <ProblemNote error={stores.error} retry={() => void stores.refetch()} />}
      {stores.isPending && <Loading />}
      {stores.isSuccess && store === null && (
        <EmptyState icon={IconCalculator} title={texts.chooseStore} teach={texts.chooseTeach} />
      )}
      {store !== null && <Totals store={store} range={range} />}
    </Page>
  );
}

interface Props {
  readonly store: string;
  readonly range: { readonly from: string; readonly to: string };
}

function Totals({ store, range }: Props) {
  const query = useQuery({
    queryKey: [CONTROL_TOTALS, { store, ...range }],
    queryFn: ({ signal }) => get<ControlTotals>(CONTROL_TOTALS, { store, ...range }, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
  useLiveRefresh([CONTROL_TOTALS], ({ type }) => CONCERNS.test(type));
  if (query.isPending) return <Loading />;
  if (!query.data) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      <DaysSection days={query.data.days} />
      <DivergingSection movements={query.data.diverging} />
      <ErpSection erp={query.data.erp} />
    </>
  );
}
