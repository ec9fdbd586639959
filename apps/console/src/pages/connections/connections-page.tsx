import { Anchor, Button, Text } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { useMay } from '../../session/session';
import { KINDS, type Connection, type ConnectionHealth, type Connector } from './connection';
import { useConnections, useConnectionStates, useConnectors } from './connection-api';
import { connectionsTexts } from './connections.texts';
import { HealthBadge } from './health-badge';

export function ConnectionsPage() {
  const texts = useTexts(connectionsTexts);
  const isAdmin = useMay('admin');
  const connections = useConnections();
  const connectors = useConnectors();
  const states = useConnectionStates();
  const items = connections.data?.items ?? [];
  const bySystem = new Map(connectors.data?.items.map((one) => [one.system, one]));
  const add = (
    <Button component={Link} to="/new-connection">
      {texts.add}
    </Button>
  );
  const failed = connections.error ?? connectors.error;
  return (
    <Page title={texts.title} about={texts.about} actions={isAdmin && items.length > 0 && add}>
      {(connections.isPending || connectors.isPending) && <Loading />}
      {failed && <ProblemNote error={failed} retry={() => void connections.refetch()} />}
      {states.isError && <ProblemNote error={states.error} retry={() => void states.refetch()} />}
      {states.data && states.data.silent.length > 0 && (
        <Notice
          tone="attention"
          icon={IconPlugConnectedX}
          title={texts.silent(states.data.silent.join(', '))}
        />
      )}
      {connections.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconPlugConnected}
          title={texts.none}
          teach={texts.noneTeach}
          action={isAdmin && add}
        />
      )}
      {connectors.isSuccess &&
        KINDS.map((kind) => {
          const ofKind = items.filter(({ system }) => bySystem.get(system)?.kind === kind);
          return (
            ofKind.length > 0 && (
              <Section key={kind} title={texts.kinds[kind]}>
                <Connections
                  label={texts.kinds[kind]}
                  connections={ofKind}
                  connectors={bySystem}
                  states={states.data?.items}
                />
              </Section>
            )
          );
        })}
    </Page>
  );
}

interface ListProps {
  readonly label: string;
  readonly connections: readonly Connection[];
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly states: readonly ConnectionHealth[] | undefined;
}

function Connections({ label, connections, connectors, states }: ListProps) {
  const texts = useTexts(connectionsTexts);
  const healthOf = (id: string) => states?.find(({ connectionId }) => connectionId === id);
  const columns: ReadonlyArray<Column<Connection>> = [
    {
      key: 'id',
      title: texts.name,
      width: 'minmax(140px, 1.2fr)',
      cell: ({ id }) => (
        <Anchor component={Link} to={hrefOf(id)} size="sm" fw={600}>
          {id}
        </Anchor>
      ),
    },
    {
      key: 'system',
      card: 'plain',
      title: texts.system,
      width: 'minmax(150px, 1.2fr)',
      cell: ({ system }) => connectors.get(system)?.name ?? system,
    },
    {
      key: 'state',
      card: 'trail',
      title: texts.state,
      width: '170px',
      cell: ({ id }) => <HealthBadge health={healthOf(id)} />,
    },
    {
      key: 'traffic',
      title: texts.traffic,
      width: 'minmax(130px, 1fr)',
      cell: ({ id }) => {
        const health = healthOf(id);
        return health && <Traffic health={health} />;
      },
    },
    {
      key: 'stores',
      title: texts.stores,
      width: 'minmax(140px, 1.5fr)',
      cell: ({ stores }) => (stores.length === 0 ? texts.unused : stores.join(', ')),
    },
  ];
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={connections}
      rowKey={({ id }) => id}
      href={({ id }) => hrefOf(id)}
    />
  );
}

const hrefOf = (id: string): string => `/connections/${encodeURIComponent(id)}`;

/** The newer of an answer to us and a webhook from there. */
function Traffic({ health: { lastAnswerAt, lastWebhookAt } }: { readonly health: ConnectionHealth }) {
  const texts = useTexts(connectionsTexts);
  const at = [lastAnswerAt, lastWebhookAt]
    .flatMap((one) => one ?? [])
    .sort()
    .at(-1);
  return at === undefined ? (
    <Text size="sm" c="dimmed">
      {texts.never}
    </Text>
  ) : (
    <Instant at={at} />
  );
}
