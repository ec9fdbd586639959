import { Anchor, Button, Code, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconWebhookOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { WebhookEndpoint } from '#contracts/models/webhook-endpoint';
import { get, post } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { ApiProblem } from '../../api/problem';
import type { PageOf } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { Notice } from '../../parts/notice';
import { ProblemNote } from '../../parts/problem-note';
import { useMay } from '../../session/session';
import type { Connection } from './connection';
import { connectionPath } from './connection-api';
import { connectionsTexts } from './connections.texts';
import { WideTable } from '../../parts/wide-table';

type Checked = WebhookEndpoint & { readonly checkedAt: string };

/** Whether the provider sends its events to us: what is wrong, and setting it right. */
export function EndpointState({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(connectionsTexts);
  const queryClient = useQueryClient();
  const isAdmin = useMay('admin');
  const path = `${connectionPath(connection.id)}/webhook-endpoint`;
  const endpoint = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) =>
      get<Checked>(path, {}, signal).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }),
  });
  useLiveRefresh([path], ({ type }) => type.startsWith('webhook-endpoint.'));
  const key = useRef(crypto.randomUUID());
  const repair = useMutation({
    mutationFn: () => post<WebhookEndpoint>(`${path}/repair`, {}, { 'idempotency-key': key.current }),
    onSettled: (_done, error) => {
      // Still being done: asked again under the same key.
      if (!(error instanceof ApiProblem && error.code === 'action-pending'))
        key.current = crypto.randomUUID();
      return queryClient.invalidateQueries({ queryKey: [path] });
    },
  });
  if (endpoint.isPending) return null;
  if (endpoint.isError) {
    return <ProblemNote error={endpoint.error} retry={() => void endpoint.refetch()} />;
  }
  const found = endpoint.data;
  const right = found !== null && found.drift.length === 0;
  return (
    <Notice
      tone={found === null ? 'neutral' : right ? 'good' : 'bad'}
      icon={right ? IconCircleCheck : IconWebhookOff}
      title={found === null ? texts.webhooks : right ? texts.endpointRight : texts.endpointWrong}
    >
      {found === null && <Text size="sm">{texts.endpointUnknown}</Text>}
      {found && found.drift.length > 0 && <Drift drift={found.drift} />}
      {found && (
        <Text size="xs" c="dimmed">
          {texts.checked} <Instant at={found.checkedAt} />
        </Text>
      )}
      <MissedEvents connection={connection} />
      {repair.isError && <ProblemNote error={repair.error} />}
      {isAdmin && found && !right && (
        <Button size="xs" loading={repair.isPending} onClick={() => repair.mutate()}>
          {texts.repair}
        </Button>
      )}
    </Notice>
  );
}

function Drift({ drift }: { readonly drift: WebhookEndpoint['drift'] }) {
  const texts = useTexts(connectionsTexts);
  return (
    <WideTable label={texts.endpointWrong} minWidth={360}>
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.what}</Table.Th>
            <Table.Th>{texts.expected}</Table.Th>
            <Table.Th>{texts.actual}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drift.map(({ field, expected, actual }) => (
            <Table.Tr key={field}>
              <Table.Td>{texts.drift[field]}</Table.Td>
              <Table.Td>
                <Code style={{ overflowWrap: 'anywhere' }}>{expected}</Code>
              </Table.Td>
              <Table.Td>
                <Code style={{ overflowWrap: 'anywhere' }}>{actual ?? '—'}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

const SHOWN = 100;

function MissedEvents({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(connectionsTexts);
  const path = `${connectionPath(connection.id)}/missed-events`;
  const missed = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<PageOf<unknown>>(path, { limit: SHOWN }, signal),
  });
  const count = missed.data?.items.length ?? 0;
  return count === 0 ? null : (
    <Anchor component={Link} to={`/events?connection=${encodeURIComponent(connection.id)}`} size="sm">
      {texts.missed(count)}
    </Anchor>
  );
}
