import { Anchor, Button, Table, Text } from '@mantine/core';
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
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label={label} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.name}</Table.Th>
            <Table.Th>{texts.system}</Table.Th>
            <Table.Th w={170}>{texts.state}</Table.Th>
            <Table.Th>{texts.traffic}</Table.Th>
            <Table.Th>{texts.stores}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {connections.map(({ id, system, stores }) => {
            const health = states?.find(({ connectionId }) => connectionId === id);
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor component={Link} to={`/connections/${encodeURIComponent(id)}`} fw={600}>
                    {id}
                  </Anchor>
                </Table.Td>
                <Table.Td>{connectors.get(system)?.name ?? system}</Table.Td>
                <Table.Td>
                  <HealthBadge health={health} />
                </Table.Td>
                <Table.Td>{health && <Traffic health={health} />}</Table.Td>
                <Table.Td>
                  <Text size="sm" c={stores.length === 0 ? 'dimmed' : undefined!} lineClamp={2}>
                    {stores.length === 0 ? texts.unused : stores.join(', ')}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

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
