import { Button } from '@mantine/core';
import { IconDownload, IconReportMoney } from '@tabler/icons-react';
import { useMemo } from 'react';
import { PAYOUT_STATES, type PayoutSummary } from '#contracts/models/payout-explanation';
import { withQuery } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useList } from '../../../api/use-list';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { MoneyText } from '../../../parts/money';
import { Page } from '../../../parts/page';
import { StatusBadge } from '../../../parts/status-badge';
import { useAddressFilter } from '../../../parts/use-address-filter';
import type { Column } from '../../../parts/virtual-table';
import { Choice } from '../../../parts/filter/choice';
import { FilterBar } from '../../../parts/filter/filter-bar';
import { ListView } from '../../../parts/list-view';
import { PeriodChoice } from '../../../parts/filter/period-choice';
import { StoreChoice } from '../../stores/store-choice';
import { CONCERNS, payoutHref, PAYOUTS, payoutTones } from './payout';
import { payoutsTexts } from './payouts.texts';

const ASK_AGAIN_MS = 60_000;

export function PayoutsPage() {
  const texts = useTexts(payoutsTexts);
  const format = useFormat();
  const { filter, choose, filtered } = useAddressFilter(['store', 'state', 'from', 'to']);
  const { store, from, to } = filter;
  const list = useList<PayoutSummary>(PAYOUTS, filter, { refetchInterval: ASK_AGAIN_MS });
  useLiveRefresh([PAYOUTS], ({ type }) => CONCERNS.test(type));
  const columns = useMemo(
    (): ReadonlyArray<Column<PayoutSummary>> => [
      {
        key: 'arrival',
        card: 'note',
        title: texts.arrival,
        width: '118px',
        cell: ({ payout }) => format.day(payout.arrivalDate),
      },
      {
        key: 'payout',
        card: 'lead',
        title: texts.payout,
        width: 'minmax(170px, 1.6fr)',
        cell: ({ payout }) => payout.payoutId,
      },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(120px, 1fr)',
        cell: ({ storeId }) => storeId,
      },
      {
        key: 'status',
        title: texts.status,
        width: '130px',
        cell: ({ payout }) => texts.statuses[payout.status],
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(175px, 1fr)',
        cell: ({ state }) => <StatusBadge tone={payoutTones[state]}>{texts.states[state]}</StatusBadge>,
      },
      {
        key: 'remainder',
        title: texts.remainder,
        width: '110px',
        align: 'end',
        cell: ({ remainder, payout }) =>
          remainder === 0 ? (
            ''
          ) : (
            <MoneyText value={{ amount: remainder, currency: payout.amount.currency }} />
          ),
      },
      {
        key: 'amount',
        card: 'trail',
        title: texts.amount,
        width: '120px',
        align: 'end',
        cell: ({ payout }) => <MoneyText value={payout.amount} />,
      },
    ],
    [texts, format],
  );
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <Button
          component="a"
          size="xs"
          variant="default"
          download="payouts.csv"
          href={withQuery('/api/v1/reconciliation/export/payouts', { store, from, to })}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {texts.csv}
        </Button>
      }
    >
      <FilterBar>
        <StoreChoice value={store} choose={(id) => choose('store', id)} />
        <Choice
          label={texts.state}
          all={texts.allStates}
          value={filter.state}
          choices={PAYOUT_STATES.map((state) => [state, texts.states[state]])}
          choose={(state) => choose('state', state)}
        />
        <PeriodChoice from={from} to={to} choose={choose} />
      </FilterBar>
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ payout }) => payout.payoutId}
        href={({ payout }) => payoutHref(payout.payoutId)}
        empty={{
          icon: IconReportMoney,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
      />
    </Page>
  );
}
