import { Button } from '@mantine/core';
import { IconDownload, IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { EXCEPTION_KINDS, type ReconciliationException } from '#contracts/models/reconciliation-exception';
import { withQuery } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useList } from '../../../api/use-list';
import { useTexts } from '../../../i18n/texts';
import { Instant } from '../../../parts/instant';
import { MoneyText } from '../../../parts/money';
import { Page } from '../../../parts/page';
import { useAddressFilter } from '../../../parts/use-address-filter';
import type { Column } from '../../../parts/virtual-table';
import { Choice } from '../../../parts/filter/choice';
import { FilterBar } from '../../../parts/filter/filter-bar';
import { ListView } from '../../../parts/list-view';
import { CONCERNS } from '../payouts/payout';
import { TextFilter } from '../../../parts/filter/text-filter';
import { PeriodChoice } from '../../../parts/filter/period-choice';
import { StoreChoice } from '../../stores/store-choice';
import { EXCEPTIONS, startOfDay } from './exception';
import { ExceptionDetail } from './exception-detail';
import { ExceptionSign } from './exception-sign';
import { exceptionsTexts } from './exceptions.texts';

const ASK_AGAIN_MS = 30_000;

export function ExceptionsPage() {
  const texts = useTexts(exceptionsTexts);
  const { filter, choose } = useAddressFilter(['store', 'kind', 'state', 'owner', 'from', 'to', 'exception']);
  const { store, kind, owner, from, to, exception } = filter;
  const state = filter.state ?? 'open';
  const asked = {
    store,
    kind,
    owner,
    state: state === 'all' ? null : state,
    openedFrom: startOfDay(from),
    openedBefore: startOfDay(to, 1),
  };
  const list = useList<ReconciliationException>(EXCEPTIONS, asked, { refetchInterval: ASK_AGAIN_MS });
  const filtered = [store, kind, filter.state, owner, from, to].some((value) => value !== null);
  useLiveRefresh([EXCEPTIONS], ({ type }) => CONCERNS.test(type));
  const columns = useMemo(
    (): ReadonlyArray<Column<ReconciliationException>> => [
      {
        key: 'kind',
        title: texts.kind,
        width: 'minmax(170px, 1.2fr)',
        cell: (row) => texts.kinds[row.kind],
      },
      {
        key: 'amount',
        card: 'trail',
        title: texts.amount,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ amount, currency }) => <MoneyText value={{ amount, currency }} />,
      },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(120px, 1fr)',
        cell: ({ storeId }) => storeId,
      },
      {
        key: 'cause',
        card: 'plain',
        title: texts.cause,
        width: 'minmax(180px, 2fr)',
        cell: ({ message }) => message,
      },
      {
        key: 'owner',
        title: texts.owner,
        width: 'minmax(110px, 1fr)',
        cell: (row) => row.owner ?? texts.nobody,
      },
      {
        key: 'opened',
        card: 'note',
        title: texts.opened,
        width: 'minmax(120px, 1fr)',
        cell: ({ openedAt }) => <Instant at={openedAt} />,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(120px, 0.8fr)',
        cell: (row) => <ExceptionSign exception={row} />,
      },
    ],
    [texts],
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
          download="exceptions.csv"
          href={withQuery('/api/v1/reconciliation/export/exceptions', { store, from, to })}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {texts.csv}
        </Button>
      }
    >
      <FilterBar>
        <StoreChoice value={store} choose={(id) => choose('store', id)} />
        <Choice
          label={texts.kind}
          all={texts.allKinds}
          value={kind}
          choices={EXCEPTION_KINDS.map((name) => [name, texts.kinds[name]])}
          choose={(name) => choose('kind', name)}
        />
        <Choice
          label={texts.state}
          all={texts.states.open}
          value={filter.state}
          choices={[
            ['closed', texts.states.closed],
            ['all', texts.allStates],
          ]}
          choose={(name) => choose('state', name)}
        />
        <TextFilter label={texts.owner} value={owner} choose={(name) => choose('owner', name)} />
        <PeriodChoice from={from} to={to} choose={choose} />
      </FilterBar>
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ exceptionId }) => exceptionId}
        onRow={({ exceptionId }) => choose('exception', exceptionId)}
        empty={{
          icon: IconScale,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
      />
      {exception !== null && (
        <ExceptionDetail key={exception} exceptionId={exception} close={() => choose('exception', null)} />
      )}
    </Page>
  );
}
