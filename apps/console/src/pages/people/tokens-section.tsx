import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client';
import type { PageOf } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { roleNames } from '../../session/role-names';
import { peopleTexts } from './people.texts';
import { RevokeDialog } from './revoke-dialog';
import { storesText, TOKENS_PATH, type ApiToken } from './rights';
import { RightsTable } from './rights-table';
import { TokenDialog } from './token-dialog';

export function TokensSection() {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  const { language } = format;
  const [creating, create] = useState(false);
  const [revoking, revoke] = useState<ApiToken>();
  const query = useQuery({
    queryKey: [TOKENS_PATH],
    queryFn: ({ signal }) => get<PageOf<ApiToken>>(TOKENS_PATH, {}, signal),
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
        <RightsTable
          label={texts.tokens}
          minWidth={500}
          rows={tokens}
          columns={[
            [texts.name, ({ name }) => name],
            [texts.role, ({ role }) => roleNames[role][language]],
            [texts.stores, ({ stores }) => storesText(stores) || texts.allStores],
            [
              texts.expires,
              ({ expiresAt }) => (expiresAt === null ? texts.never : format.instant(expiresAt)),
            ],
          ]}
          deed={[texts.revoke, revoke]}
        />
      )}
      {creating && <TokenDialog close={() => create(false)} />}
      {revoking && <RevokeDialog token={revoking} close={() => revoke(undefined)} />}
    </Section>
  );
}
