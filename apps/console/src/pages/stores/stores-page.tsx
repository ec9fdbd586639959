import { Anchor, Button, Table } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
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
      {stores.isPending && <Loading />}
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
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={texts.title} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.name}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role}>{texts.roles[role]}</Table.Th>
            ))}
            <Table.Th>{texts.capture}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stores.map(({ store }) => (
            <Table.Tr key={store.id}>
              <Table.Td>
                <Anchor component={Link} to={`/stores/${encodeURIComponent(store.id)}`} fw={600}>
                  {store.id}
                </Anchor>
              </Table.Td>
              {ROLES.map((role) => (
                <Table.Td key={role}>{store[role] ?? '—'}</Table.Td>
              ))}
              <Table.Td>{texts.captureModes[store.capture.mode]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
