import { Button, Checkbox, JsonInput, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, remove, withQuery } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { prettyJson } from '../../parts/json-view';
import { useMay } from '../../session/session';
import type { DeadLetter } from './dead-letter';
import { DryRun } from './dry-run';
import { deadLettersTexts } from './dead-letters.texts';

const LIST = '/api/v1/dead-letters';

function parse(text: string): { readonly ok: boolean; readonly value: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, value: undefined };
  }
}

/** Replay as it is or with an edited body; discard with a reason. */
export function DeadLetterActions({ letter }: { readonly letter: DeadLetter }) {
  const texts = useTexts(deadLettersTexts);
  const [asking, ask] = useState<'replay' | 'discard'>();
  const mayAct = useMay('operator');
  if (!mayAct || letter.state !== 'dead') return null;
  return (
    <Button.Group>
      <Button size="xs" onClick={() => ask('replay')}>
        {texts.replay}
      </Button>
      <Button size="xs" variant="default" onClick={() => ask('discard')}>
        {texts.discard}
      </Button>
      {asking === 'replay' && <ReplayDialog letter={letter} close={() => ask(undefined)} />}
      {asking === 'discard' && <DiscardDialog letter={letter} close={() => ask(undefined)} />}
    </Button.Group>
  );
}

interface DialogProps {
  readonly letter: DeadLetter;
  readonly close: () => void;
}

function useSettle(act: () => Promise<unknown>, close: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [LIST] });
    },
  });
}

function ReplayDialog({ letter, close }: DialogProps) {
  const texts = useTexts(deadLettersTexts);
  const [editing, edit] = useState(false);
  const [text, setText] = useState(() => prettyJson(letter.body));
  const parsed = parse(text);
  const path = withQuery(`${LIST}/${encodeURIComponent(letter.id)}/replay`, { service: letter.service });
  const replay = useSettle(() => post(path, editing ? { body: parsed.value } : {}), close);
  return (
    <Confirm
      opened
      title={texts.replay}
      action={texts.replay}
      busy={replay.isPending}
      error={replay.error}
      disabled={editing && !parsed.ok}
      confirm={() => replay.mutate()}
      close={close}
    >
      <Text size="sm">{texts.replayAbout}</Text>
      <Checkbox
        label={texts.edit}
        description={texts.replayEdited}
        checked={editing}
        onChange={(event) => edit(event.currentTarget.checked)}
      />
      {editing && (
        <JsonInput
          aria-label={texts.body}
          autosize
          minRows={6}
          maxRows={18}
          value={text}
          onChange={setText}
          error={parsed.ok ? null : texts.editWrong}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        />
      )}
      {editing && parsed.ok && <DryRun key={text} letter={letter} body={parsed.value} />}
    </Confirm>
  );
}

function DiscardDialog({ letter, close }: DialogProps) {
  const texts = useTexts(deadLettersTexts);
  const [reason, setReason] = useState('');
  const path = withQuery(`${LIST}/${encodeURIComponent(letter.id)}`, { service: letter.service });
  const discard = useSettle(() => remove(path, { reason: reason.trim() }), close);
  return (
    <Confirm
      opened
      danger
      title={texts.discard}
      action={texts.discard}
      busy={discard.isPending}
      error={discard.error}
      disabled={reason.trim() === ''}
      confirm={() => discard.mutate()}
      close={close}
    >
      <Text size="sm">{texts.discardAbout}</Text>
      <Textarea
        label={texts.discardReason}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </Confirm>
  );
}
