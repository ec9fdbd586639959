import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DuplicateProposal } from '#contracts/models/customer';
import { post } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { partsTexts } from '../../parts/parts.texts';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import { customerHref } from './customer-href';
import { customersTexts } from './customers.texts';

const PATH = '/api/v1/customer-duplicates';

export function DuplicatesSection() {
  const texts = useTexts(customersTexts);
  const parts = useTexts(partsTexts);
  const list = useList<DuplicateProposal>(PATH, { state: 'open' });
  useLiveRefresh([PATH], ({ type }) => /^customer\.(duplicate-proposed|merged|erased)\./.test(type));
  return (
    <Section title={texts.duplicates}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState icon={IconUsers} title={texts.noDuplicates} teach={texts.noDuplicatesTeach} />
      )}
      <Stack gap="md">
        {list.items.map((proposal) => (
          <Proposal key={proposal.proposalId} proposal={proposal} />
        ))}
        {list.hasNextPage && (
          <Button variant="default" w="fit-content" onClick={() => void list.fetchNextPage()}>
            {parts.more}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function Proposal({ proposal }: { readonly proposal: DuplicateProposal }) {
  const texts = useTexts(customersTexts);
  const mayDecide = useMay('operator');
  const [asked, ask] = useState<'merge' | 'dismiss' | null>(null);
  const decide = useDecision(proposal);
  const { storeId, personIds, evidence, createdAt } = proposal;
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2}>
        {personIds.map((personId, index) => (
          <Group key={personId} gap="xs">
            <Anchor component={Link} to={customerHref(storeId, personId)} size="sm">
              {personId}
            </Anchor>
            <Text size="xs" c="dimmed">
              {index === 0 ? texts.first : texts.second}
            </Text>
          </Group>
        ))}
        <Text size="sm">
          {evidence.map(({ field, value }) => `${texts.evidence[field]}: ${value}`).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {storeId} · {texts.since} <Instant at={createdAt} />
        </Text>
      </Stack>
      {mayDecide && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => ask('dismiss')}>
            {texts.dismiss}
          </Button>
          <Button size="xs" onClick={() => ask('merge')}>
            {texts.merge}
          </Button>
        </Group>
      )}
      <Confirm
        opened={asked !== null}
        title={asked === 'dismiss' ? texts.dismiss : texts.merge}
        action={asked === 'dismiss' ? texts.dismissAction : texts.merge}
        danger={asked === 'merge'}
        busy={decide.isPending}
        error={decide.error}
        confirm={() => asked !== null && decide.mutate(asked, { onSuccess: () => ask(null) })}
        close={() => ask(null)}
      >
        <Text size="sm">{asked === 'dismiss' ? texts.dismissAbout : texts.mergeAbout}</Text>
      </Confirm>
    </Group>
  );
}

/** The same key for the same decision: a second click repeats, it does not decide twice. */
function useDecision({ storeId, proposalId }: DuplicateProposal) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: 'merge' | 'dismiss') =>
      post(
        `${PATH}/${encodeURIComponent(storeId)}/${encodeURIComponent(proposalId)}/resolve`,
        { decision },
        { 'idempotency-key': `${proposalId}-${decision}` },
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [PATH] }),
  });
}
