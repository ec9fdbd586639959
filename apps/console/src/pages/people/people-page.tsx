import { IconUsers } from '@tabler/icons-react';
import { Button, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, remove } from '../../api/client';
import type { PageOf } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { EmptyState } from '../../parts/empty-state';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { roleNames } from '../../session/role-names';
import { AccountDialog } from './account-dialog';
import { peopleTexts } from './people.texts';
import { storesText, type Account, type ApiToken } from './rights';
import { TokenDialog } from './token-dialog';
import { WideTable } from '../../parts/wide-table';

export function PeoplePage() {
  const texts = useTexts(peopleTexts);
  return (
    <Page title={texts.title} about={texts.about}>
      <Accounts />
      <Tokens />
    </Page>
  );
}

function Accounts() {
  const texts = useTexts(peopleTexts);
  const { language } = useLanguage();
  const [editing, edit] = useState<Account | null>();
  const path = '/api/v1/accounts';
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<PageOf<Account>>(path, {}, signal),
  });
  const accounts = query.data?.items ?? [];
  return (
    <Section
      title={texts.accounts}
      actions={
        <Button size="xs" onClick={() => edit(null)}>
          {texts.addAccount}
        </Button>
      }
    >
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && accounts.length === 0 && (
        <EmptyState icon={IconUsers} title={texts.none} teach={texts.noneTeach} />
      )}
      {accounts.length > 0 && (
        <WideTable label={texts.accounts} minWidth={600}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.name}</Table.Th>
                <Table.Th>{texts.email}</Table.Th>
                <Table.Th>{texts.role}</Table.Th>
                <Table.Th>{texts.stores}</Table.Th>
                <Table.Th>{texts.state}</Table.Th>
                <Table.Th aria-label={texts.edit} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {accounts.map((account) => (
                <Table.Tr key={account.id}>
                  <Table.Td>{account.name}</Table.Td>
                  <Table.Td>{account.email}</Table.Td>
                  <Table.Td>{roleNames[account.role][language]}</Table.Td>
                  <Table.Td>{storesText(account.stores) || texts.allStores}</Table.Td>
                  <Table.Td>
                    <StatusBadge tone={account.disabled ? 'neutral' : 'good'}>
                      {account.disabled ? texts.disabled : texts.active}
                    </StatusBadge>
                  </Table.Td>
                  <Table.Td ta="end">
                    <Button size="compact-xs" variant="default" onClick={() => edit(account)}>
                      {texts.edit}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
      {editing !== undefined && <AccountDialog account={editing} close={() => edit(undefined)} />}
    </Section>
  );
}

function Tokens() {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  const { language } = format;
  const [creating, create] = useState(false);
  const [revoking, revoke] = useState<ApiToken>();
  const path = '/api/v1/tokens';
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<PageOf<ApiToken>>(path, {}, signal),
  });
  const tokens = query.data?.items ?? [];
  return (
    <Section
      title={texts.tokens}
      actions={
        <Button size="xs" variant="default" onClick={() => create(true)}>
          {texts.addToken}
        </Button>
      }
    >
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && tokens.length === 0 && <Text size="sm">{texts.noTokens}</Text>}
      {tokens.length > 0 && (
        <WideTable label={texts.tokens} minWidth={500}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.name}</Table.Th>
                <Table.Th>{texts.role}</Table.Th>
                <Table.Th>{texts.stores}</Table.Th>
                <Table.Th>{texts.expires}</Table.Th>
                <Table.Th aria-label={texts.revoke} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tokens.map((token) => (
                <Table.Tr key={token.id}>
                  <Table.Td>{token.name}</Table.Td>
                  <Table.Td>{roleNames[token.role][language]}</Table.Td>
                  <Table.Td>{storesText(token.stores) || texts.allStores}</Table.Td>
                  <Table.Td>
                    {token.expiresAt === null ? texts.never : format.instant(token.expiresAt)}
                  </Table.Td>
                  <Table.Td ta="end">
                    <Button size="compact-xs" variant="default" onClick={() => revoke(token)}>
                      {texts.revoke}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
      {creating && <TokenDialog close={() => create(false)} />}
      {revoking && <RevokeDialog token={revoking} close={() => revoke(undefined)} />}
    </Section>
  );
}

function RevokeDialog({ token, close }: { readonly token: ApiToken; readonly close: () => void }) {
  const texts = useTexts(peopleTexts);
  const queryClient = useQueryClient();
  const run = useMutation({
    mutationFn: () => remove(`/api/v1/tokens/${token.id}`),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: ['/api/v1/tokens'] });
    },
  });
  return (
    <Confirm
      opened
      danger
      title={`${texts.revoke}: ${token.name}`}
      action={texts.revoke}
      busy={run.isPending}
      error={run.error}
      confirm={() => run.mutate()}
      close={close}
    >
      <Text size="sm">{texts.revokeAbout}</Text>
    </Confirm>
  );
}
