import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { useSession } from '../../../session/session';
import { useAction } from '../use-action';
import { exceptionPath } from './exception';
import { exceptionsTexts } from './exceptions.texts';

interface Props {
  readonly exception: ReconciliationException;
  readonly close: () => void;
}

const actionsPath = ({ exceptionId }: ReconciliationException): string =>
  `${exceptionPath(exceptionId)}/actions`;

export function AssignDialog({ exception, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  const { name } = useSession();
  const [text, setText] = useState(exception.owner ?? name);
  const owner = text.trim() === '' ? null : text.trim();
  const run = useAction(close);
  return (
    <Confirm
      opened
      title={texts.actions.assign}
      action={texts.actions.assign}
      busy={run.isPending}
      error={run.error}
      confirm={() => run.mutate({ path: actionsPath(exception), body: { kind: 'assign', owner } })}
      close={close}
    >
      <TextInput
        label={texts.owner}
        description={texts.actionAbout.assign}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Confirm>
  );
}

export function CommentDialog({ exception, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  const [text, setText] = useState('');
  const run = useAction(close);
  const comment = text.trim();
  return (
    <Confirm
      opened
      title={texts.actions.comment}
      action={texts.actions.comment}
      busy={run.isPending}
      error={run.error}
      disabled={comment === ''}
      confirm={() => run.mutate({ path: actionsPath(exception), body: { kind: 'comment', text: comment } })}
      close={close}
    >
      <Textarea
        label={texts.comment}
        description={texts.actionAbout.comment}
        required
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Confirm>
  );
}
