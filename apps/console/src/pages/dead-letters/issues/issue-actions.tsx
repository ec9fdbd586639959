import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { useMay, useSession } from '../../../session/session';
import { ISSUES, possibleStates, type Issue, type IssueState } from './issue';
import { issuesTexts } from './issues.texts';

/** An issue is of all stores: who sees only some cannot set its state. */
export function IssueActions({ issue }: { readonly issue: Issue }) {
  const texts = useTexts(issuesTexts);
  const [asking, ask] = useState<IssueState>();
  const mayAct = useMay('operator');
  const { stores } = useSession();
  if (!mayAct || stores !== null) return null;
  return (
    <Group gap="xs">
      {possibleStates[issue.state].map((state) => (
        <Button key={state} size="xs" variant="default" onClick={() => ask(state)}>
          {texts.actions[state]}
        </Button>
      ))}
      {asking && <StateDialog issue={issue} state={asking} close={() => ask(undefined)} />}
    </Group>
  );
}

interface DialogProps {
  readonly issue: Issue;
  readonly state: IssueState;
  readonly close: () => void;
}

function StateDialog({ issue, state, close }: DialogProps) {
  const texts = useTexts(issuesTexts);
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const set = useMutation({
    mutationFn: () =>
      post(`${ISSUES}/${encodeURIComponent(issue.id)}/state`, {
        state,
        note: note.trim() === '' ? null : note.trim(),
      }),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [ISSUES] });
    },
  });
  return (
    <Confirm
      opened
      title={texts.actions[state]}
      action={texts.actions[state]}
      busy={set.isPending}
      error={set.error}
      confirm={() => set.mutate()}
      close={close}
    >
      <Text size="sm">{texts.about[state]}</Text>
      <Textarea
        label={texts.note}
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </Confirm>
  );
}
