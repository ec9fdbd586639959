import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client';
import type { PageOf } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { roleNames } from '../../session/role-names';
import { AccountDialog } from './account-dialog';
import { peopleTexts } from './people.texts';
import { ACCOUNTS_PATH, storesText, type Account } from './rights';
import { RightsTable } from './rights-table';

export function AccountsSection() {
  const texts = useTexts(peopleTexts);
  const { language } = useLanguage();
  const [editing, edit] = useState<Account | null>();
  const query = useQuery({
    queryKey: [ACCOUNTS_PATH],
    queryFn: ({ signal }) => get<PageOf<Account>>(ACCOUNTS_PATH, {}, signal),
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
        <RightsTable
          label={texts.accounts}
          minWidth={600}
          rows={accounts}
          columns={[
            [texts.name, ({ name }) => name],
            [texts.email, ({ email }) => email],
            [texts.role, ({ role }) => roleNames[role][language]],
            [texts.stores, ({ stores }) => storesText(stores) || texts.allStores],
            [
              texts.state,
              ({ disabled }) => (
                <StatusBadge tone={disabled ? 'neutral' : 'good'}>
                  {disabled ? texts.disabled : texts.active}
                </StatusBadge>
              ),
            ],
          ]}
          deed={[texts.edit, edit]}
        />
      )}
      {editing !== undefined && <AccountDialog account={editing} close={() => edit(undefined)} />}
    </Section>
  );
}
