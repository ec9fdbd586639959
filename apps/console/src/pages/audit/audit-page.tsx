import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { FilterBar } from '../../parts/filter/filter-bar';
import { TextFilter } from '../../parts/filter/text-filter';
import { Instant } from '../../parts/instant';
import { OpeningList } from '../../parts/opening-list';
import { Page } from '../../parts/page';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { AuditDetail, type AuditEntry } from './audit-detail';
import { auditTexts } from './audit.texts';

export function AuditPage() {
  const texts = useTexts(auditTexts);
  const { filter, choose } = useAddressFilter(['actor', 'action']);
  const list = useList<AuditEntry>('/api/v1/audit', filter);
  const columns = useMemo(
    (): ReadonlyArray<Column<AuditEntry>> => [
      {
        key: 'at',
        card: 'trail',
        title: texts.at,
        width: 'minmax(120px, 1fr)',
        cell: ({ at }) => <Instant at={at} />,
      },
      {
        key: 'actor',
        card: 'plain',
        title: texts.actor,
        width: 'minmax(120px, 1fr)',
        cell: ({ actor }) => actor,
      },
      {
        key: 'action',
        card: 'lead',
        title: texts.action,
        width: 'minmax(220px, 1.5fr)',
        cell: ({ action }) => action,
      },
      {
        key: 'subject',
        card: 'plain',
        title: texts.subject,
        width: 'minmax(200px, 2fr)',
        cell: ({ subject }) => subject,
      },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(90px, 1fr)',
        cell: ({ storeId }) => storeId ?? '',
      },
    ],
    [texts],
  );
  return (
    <Page title={texts.title} about={texts.about}>
      <FilterBar>
        {(['actor', 'action'] as const).map((key) => (
          <TextFilter
            key={key}
            label={texts[key]}
            value={filter[key]}
            choose={(value) => choose(key, value)}
          />
        ))}
      </FilterBar>
      <OpeningList
        param="entry"
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: IconHistory,
          title: texts.none,
          teach: texts.noneTeach,
        }}
        detail={(entry, close) => <AuditDetail entry={entry} close={close} />}
      />
    </Page>
  );
}
