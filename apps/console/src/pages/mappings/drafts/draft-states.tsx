import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { Instant } from '../../../parts/instant';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { MAPPINGS } from '../mapping-api';
import type { MappingDraft } from '../model/draft';
import { getState, listStates } from './draft-api';
import { DraftDifference } from './draft-difference';
import { draftsTexts } from './drafts.texts';

interface Props {
  readonly draft: MappingDraft;
  readonly restore: (draft: MappingDraft) => void;
}

/** What the draft was before: compared with what is being edited, or brought back as an edit. */
export function DraftStates({ draft, restore }: Props) {
  const texts = useTexts(draftsTexts);
  const { id } = draft.document;
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useQuery({
    queryKey: [MAPPINGS, id, 'draft-states'],
    queryFn: ({ signal }) => listStates(id, signal),
    gcTime: 0,
  });
  const state = useQuery({
    queryKey: [MAPPINGS, id, 'draft-states', chosen],
    queryFn: ({ signal }) => getState(id, chosen ?? 1, signal),
    enabled: chosen !== null,
    staleTime: Infinity,
  });
  const bringBack = useMutation({
    mutationFn: (revision: number) => getState(id, revision),
    onSuccess: ({ content }) => content && restore(content.draft),
  });
  return (
    <Stack gap="sm">
      <Text fw={600} component="h3" size="md">
        {texts.states}
      </Text>
      <Text size="sm" c="dimmed">
        {list.data?.items.length === 0 ? texts.noStates : texts.statesAbout}
      </Text>
      {list.isPending && <Loading />}
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {bringBack.isError && <ProblemNote error={bringBack.error} />}
      {list.data?.items.map(({ revision, savedAt, savedBy }) => (
        <Card key={revision} withBorder padding="sm">
          <Group justify="space-between">
            <div>
              <Text size="sm" fw={600}>
                {texts.state(revision)}
              </Text>
              <Text size="xs" c="dimmed">
                <Instant at={savedAt} /> {texts.by(savedBy)}
              </Text>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                aria-label={texts.compareState(revision)}
                aria-expanded={chosen === revision}
                onClick={() => setChosen(chosen === revision ? null : revision)}
              >
                {texts.compare}
              </Button>
              <Button
                size="xs"
                variant="default"
                aria-label={texts.restoreState(revision)}
                loading={bringBack.isPending && bringBack.variables === revision}
                onClick={() => bringBack.mutate(revision)}
              >
                {texts.restore}
              </Button>
            </Group>
          </Group>
          {chosen === revision && (
            <div style={{ marginTop: 12 }}>
              {state.isPending && <Loading />}
              {state.isError && <ProblemNote error={state.error} />}
              {state.data?.content && (
                <DraftDifference
                  before={state.data.content.draft}
                  after={draft}
                  names={{ before: texts.state(revision), after: texts.mine }}
                />
              )}
            </div>
          )}
        </Card>
      ))}
    </Stack>
  );
}
