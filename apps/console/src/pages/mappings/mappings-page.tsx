import { Group } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { Page } from '../../parts/page';
import { StatusBadge } from '../../parts/status-badge';
import type { Column } from '../../parts/virtual-table';
import { MAPPINGS, type MappingSummary } from './mapping-api';
import { mappingsTexts } from './mappings.texts';

const AGAIN_MS = 30_000;

export function MappingsPage() {
  const texts = useTexts(mappingsTexts);
  const list = useList<MappingSummary>(MAPPINGS, {}, { refetchInterval: AGAIN_MS });
  const columns = useMemo(
    (): ReadonlyArray<Column<MappingSummary>> => [
      { key: 'id', title: texts.mapping, width: 'minmax(160px, 1.5fr)', cell: ({ id }) => id },
      {
        key: 'way',
        card: 'plain',
        title: texts.way,
        width: 'minmax(180px, 1.5fr)',
        cell: ({ source, target, system }) => `${source} → ${target} (${system})`,
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.state,
        width: 'minmax(190px, 1fr)',
        cell: ({ origin, version }) => (
          <Group gap={6} wrap="nowrap">
            <StatusBadge tone={origin === 'published' ? 'good' : 'neutral'}>
              {texts.origin[origin]}
            </StatusBadge>
            {texts.version(version)}
          </Group>
        ),
      },
      {
        key: 'stores',
        title: texts.stores,
        width: 'minmax(140px, 1.2fr)',
        cell: ({ overriddenBy }) => (overriddenBy.length === 0 ? '–' : overriddenBy.join(', ')),
      },
      {
        key: 'changed',
        card: 'trail',
        title: texts.changed,
        width: 'minmax(150px, 1fr)',
        align: 'end',
        cell: ({ publishedAt }) => (publishedAt === null ? '–' : <Instant at={publishedAt} />),
      },
    ],
    [texts],
  );
  return (
    <Page title={texts.title} about={texts.about}>
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        href={({ id }) => `/mappings/${encodeURIComponent(id)}`}
        empty={{
          icon: IconArrowsExchange,
          title: texts.none,
          teach: texts.noneTeach,
        }}
      />
    </Page>
  );
}
