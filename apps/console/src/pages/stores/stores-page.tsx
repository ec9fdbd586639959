import { Anchor, Button } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { TableSkeleton } from '../../parts/table-skeleton';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { useMay, useSession } from '../../session/session';
import { useStores, type StoreView } from './store-api';
import { storesTexts } from './stores.texts';

const ROLES = ['commerce', 'payment', 'erp', 'crm', 'mail'] as const;

export function StoresPage() {
  const texts = useTexts(storesTexts);
  const mayAdd = useMay('editor') && useSession().stores === null;
  const stores = useStores();
  const items = stores.data?.items ?? [];
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        mayAdd &&
        items.length > 0 && (
          <Button component={Link} to="/new-store">
            {texts.add}
          </Button>
        )
      }
    >
      {stores.isPending && <TableSkeleton />}
      {stores.isError && <ProblemNote error={stores.error} retry={() => void stores.refetch()} />}
      {stores.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconBuildingStore}
          title={texts.none}
          teach={texts.noneTeach}
          action={
            <>
              {mayAdd && (
                <Button component={Link} to="/new-store">
                  {texts.add}
                </Button>
              )}
              <Anchor component={Link} to="/connections" size="sm">
                {texts.toConnections}
              </Anchor>
            </>
          }
        />
      )}
      {items.length > 0 && <Stores stores={items} />}
    </Page>
  );
}

function Stores({ stores }: { readonly stores: readonly StoreView[] }) {
  const texts = useTexts(storesTexts);
  const columns = useMemo(
    (): ReadonlyArray<Column<StoreView>> => [
      {
        key: 'id',
        title: texts.name,
        width: 'minmax(150px, 1.4fr)',
        cell: ({ store }) => (
          <Anchor component={Link} to={hrefOf(store.id)} size="sm" fw={600}>
            {store.id}
          </Anchor>
        ),
      },
      ...ROLES.map((role): Column<StoreView> => ({
        key: role,
        title: texts.roles[role],
        width: 'minmax(130px, 1fr)',
        cell: ({ store }) => store[role] ?? '–',
      })),
      {
        key: 'capture',
        title: texts.capture,
        width: 'minmax(150px, 1fr)',
        cell: ({ store }) => texts.captureModes[store.capture.mode],
      },
    ],
    [texts],
  );
  return (
    <VirtualTable
      label={texts.title}
      columns={columns}
      rows={stores}
      rowKey={({ store }) => store.id}
      href={({ store }) => hrefOf(store.id)}
    />
  );
}

const hrefOf = (id: string): string => `/stores/${encodeURIComponent(id)}`;
