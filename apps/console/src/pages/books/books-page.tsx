import { Button, Group, Stack } from '@mantine/core';
import { IconBook2, IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { withQuery } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { toldEntry } from '../../i18n/books-words';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { EntryLines } from '../../parts/entry-lines';
import { Facts } from '../../parts/facts';
import { MoneyText } from '../../parts/money';
import { OpeningList } from '../../parts/opening-list';
import { Page } from '../../parts/page';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { FilterBar } from '../../parts/filter/filter-bar';
import { PeriodChoice } from '../../parts/filter/period-choice';
import { TextFilter } from '../../parts/filter/text-filter';
import { StoreChoice } from '../stores/store-choice';
import { booksTexts } from './books.texts';
import { entryAmount } from './entry-amount';

const PATH = '/api/v1/journal-entries';
const EXPORTS = [
  { format: 'hledger', file: 'tillbridge.journal' },
  { format: 'csv', file: 'journal.csv' },
] as const;
const TONES: Readonly<Record<JournalEntry['state'], Tone>> = {
  recorded: 'waiting',
  posted: 'good',
  failed: 'bad',
};

export function BooksPage() {
  const texts = useTexts(booksTexts);
  const { filter, choose, filtered } = useAddressFilter(['store', 'orderId', 'from', 'to']);
  const format = useFormat();
  const { store, from, to } = filter;
  const list = useList<JournalEntry>(PATH, filter);
  useLiveRefresh([PATH], ({ type }) => type.startsWith('journal-entry.'));
  const columns = useMemo(
    (): ReadonlyArray<Column<JournalEntry>> => [
      { key: 'date', card: 'note', title: texts.date, width: '120px', cell: ({ date }) => format.day(date) },
      {
        key: 'entry',
        card: 'lead',
        title: texts.entry,
        width: 'minmax(220px, 2.4fr)',
        cell: (row) => toldEntry(format.language, row.description),
      },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(130px, 1fr)',
        cell: ({ storeId }) => storeId,
      },
      { key: 'order', title: texts.order, width: 'minmax(80px, 1fr)', cell: ({ orderId }) => orderId ?? '' },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(160px, 1fr)',
        cell: ({ state }) => <StatusBadge tone={TONES[state]}>{texts.states[state]}</StatusBadge>,
      },
      {
        key: 'amount',
        card: 'trail',
        title: texts.amount,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: (row) => <MoneyText value={entryAmount(row)} />,
      },
    ],
    [texts, format],
  );
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <Group gap="xs">
          {EXPORTS.map(({ format, file }) => (
            <Button
              key={format}
              component="a"
              size="xs"
              variant="default"
              download={file}
              href={withQuery('/api/v1/ledger/export', { format, store, from, to })}
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {texts.exports[format]}
            </Button>
          ))}
        </Group>
      }
    >
      <FilterBar>
        <StoreChoice value={store} choose={(id) => choose('store', id)} />
        <TextFilter
          label={texts.order}
          value={filter.orderId}
          choose={(orderId) => choose('orderId', orderId)}
        />
        <PeriodChoice from={from} to={to} choose={choose} />
      </FilterBar>
      <OpeningList
        param="entry"
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ entryId }) => entryId}
        empty={{
          icon: IconBook2,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
        detail={(entry, close) => <EntryDetail entry={entry} close={close} />}
      />
    </Page>
  );
}

function EntryDetail({ entry, close }: { readonly entry: JournalEntry; readonly close: () => void }) {
  const texts = useTexts(booksTexts);
  const format = useFormat();
  return (
    <DetailDrawer title={toldEntry(format.language, entry.description)} close={close}>
      <Stack>
        <Facts
          facts={[
            [texts.state, texts.states[entry.state]],
            [texts.key, entry.key],
            [texts.rule, `${entry.rule} (${entry.ruleVersion})`],
            [texts.erp, entry.erp?.documentId],
            [texts.recorded, format.instant(entry.createdAt)],
          ]}
        />
        <EntryLines entry={entry} />
      </Stack>
    </DetailDrawer>
  );
}
