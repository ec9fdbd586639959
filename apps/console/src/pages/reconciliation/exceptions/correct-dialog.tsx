import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { useTexts } from '../../../i18n/texts';
import { ReasonDialog } from '../reason-dialog';
import { exceptionPath } from './exception';
import { exceptionsTexts } from './exceptions.texts';

interface Props {
  readonly exception: ReconciliationException;
  readonly close: () => void;
}

/** Takes a wrong entry back and books its movement anew. */
export function CorrectDialog({ exception, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  const [entry, setEntry] = useState(exception.kind === 'missing-in-erp' ? exception.subject : '');
  const [order, setOrder] = useState('');
  const entryId = entry.trim();
  const named = order.trim() === '' ? {} : { orderId: order.trim() };
  const path = `${exceptionPath(exception.exceptionId)}/actions`;
  return (
    <ReasonDialog
      title={texts.actions.correct}
      about={texts.actionAbout.correct}
      action={texts.actions.correct}
      danger
      request={
        entryId === ''
          ? undefined
          : (reason) => ({ path, body: { kind: 'correct', entryId, ...named, reason } })
      }
      close={close}
    >
      <TextInput
        label={texts.correctEntry}
        required
        value={entry}
        onChange={(event) => setEntry(event.currentTarget.value)}
      />
      <TextInput
        label={texts.correctOrder}
        value={order}
        onChange={(event) => setOrder(event.currentTarget.value)}
      />
    </ReasonDialog>
  );
}
