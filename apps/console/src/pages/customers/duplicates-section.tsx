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
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import { customerHref } from './customer-href';
import { customersTexts } from './customers.texts';

const PATH = '/api/v1/customer-duplicates';

export function DuplicatesSection() {
  const texts = useTexts(customersTexts);
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
          <Button variant="default" onClick={() => void list.fetchNextPage()}>
            …
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function Proposal({ proposal }: { readonly proposal: DuplicateProposal }) {
  const texts = useTexts(customersTexts);
  const mayDecide = useMay('operator');
  const [merging, setMerging] = useState(false);
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
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            onClick={() => decide.mutate('dismiss')}
          >
            {texts.dismiss}
          </Button>
          <Button size="xs" onClick={() => setMerging(true)}>
            {texts.merge}
          </Button>
        </Group>
      )}
      <Confirm
        opened={merging}
        title={texts.merge}
        action={texts.merge}
        danger
        busy={decide.isPending}
        error={decide.error}
        confirm={() => decide.mutate('merge', { onSuccess: () => setMerging(false) })}
        close={() => setMerging(false)}
      >
        <Text size="sm">{texts.mergeAbout}</Text>
      </Confirm>
      {decide.isError && !merging && <ProblemNote error={decide.error} />}
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
