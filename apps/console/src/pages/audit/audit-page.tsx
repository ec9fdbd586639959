import { Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useList } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { defineTexts, useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { FilterBar } from '../../parts/filter/filter-bar';
import { TextFilter } from '../../parts/filter/text-filter';
import { Instant } from '../../parts/instant';
import { JsonView } from '../../parts/json-view';
import { ListView } from '../../parts/list-view';
import { MissingNote } from '../../parts/missing-note';
import { Page } from '../../parts/page';
import { useAddressFilter } from '../../parts/use-address-filter';
import { useOpened } from '../../parts/use-opened';
import type { Column } from '../../parts/virtual-table';

/** `GET /api/v1/audit`. */
interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly storeId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly details: Readonly<Record<string, unknown>>;
}

const auditTexts = defineTexts({
  en: {
    title: 'Audit',
    about: 'Who changed what, and when. Secrets are never written here.',
    at: 'When',
    actor: 'Who',
    action: 'What',
    subject: 'On what',
    store: 'Store',
    before: 'Before',
    after: 'After',
    details: 'Details',
    none: 'Nothing was changed yet',
    noneTeach: 'Every deed of a person or a token that changes something is kept here.',
  },
  de: {
    title: 'Protokoll',
    about: 'Wer was wann geändert hat. Geheimnisse stehen hier nie.',
    at: 'Wann',
    actor: 'Wer',
    action: 'Was',
    subject: 'Woran',
    store: 'Shop',
    before: 'Vorher',
    after: 'Nachher',
    details: 'Einzelheiten',
    none: 'Noch wurde nichts geändert',
    noneTeach: 'Alles, womit ein Mensch oder ein Token etwas ändert, steht hier.',
  },
});

export function AuditPage() {
  const texts = useTexts(auditTexts);
  const { filter, choose } = useAddressFilter(['actor', 'action']);
  const list = useList<AuditEntry>('/api/v1/audit', filter);
  const { id, opened, missing, open } = useOpened('entry', list, (entry) => entry.id);
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
      {missing && id !== null && <MissingNote id={id} dismiss={() => open(null)} />}
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={open}
        empty={{
          icon: IconHistory,
          title: texts.none,
          teach: texts.noneTeach,
        }}
      />
      {opened && <AuditDetail entry={opened} close={() => open(null)} />}
    </Page>
  );
}

function AuditDetail({ entry, close }: { readonly entry: AuditEntry; readonly close: () => void }) {
  const texts = useTexts(auditTexts);
  const format = useFormat();
  const parts = [
    [texts.before, entry.before],
    [texts.after, entry.after],
    [texts.details, entry.details],
  ] as const;
  return (
    <DetailDrawer title={entry.action} close={close}>
      <Stack>
        <Facts
          facts={[
            [texts.actor, entry.actor],
            [texts.at, format.instant(entry.at)],
            [texts.subject, entry.subject],
            [texts.store, entry.storeId],
          ]}
        />
        {parts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <Stack key={name} gap={4}>
              <strong>{name}</strong>
              <JsonView value={value} label={name} />
            </Stack>
          ))}
      </Stack>
    </DetailDrawer>
  );
}
