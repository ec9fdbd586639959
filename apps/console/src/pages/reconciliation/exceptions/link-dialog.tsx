import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { useTexts } from '../../../i18n/texts';
import { idsIn } from '../id-list';
import { ReasonDialog } from '../reason-dialog';
import { exceptionPath, type LinkTarget } from './exception';
import { exceptionsTexts } from './exceptions.texts';

interface Props {
  readonly exception: ReconciliationException;
  readonly target: LinkTarget;
  readonly close: () => void;
}

/** Says what an exception belongs to: a movement to an order, a bank line to payouts, a payout to a bank line. */
export function LinkDialog({ exception, target, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  const [text, setText] = useState('');
  const [force, setForce] = useState(false);
  const ids = idsIn(text);
  const named = {
    order: { orderId: text.trim() },
    payouts: { payoutIds: ids, force },
    line: { lineId: text.trim(), force },
  };
  const labels = { order: texts.linkOrder, payouts: texts.linkPayouts, line: texts.linkLine };
  const path = `${exceptionPath(exception.exceptionId)}/actions`;
  return (
    <ReasonDialog
      title={texts.actions.link}
      about={texts.actionAbout.link}
      action={texts.actions.link}
      request={
        ids.length === 0
          ? undefined
          : (reason) => ({ path, body: { kind: 'link', ...named[target], reason } })
      }
      close={close}
    >
      <TextInput
        label={labels[target]}
        description={target === 'payouts' ? texts.linkPayoutsHelp : null}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {target !== 'order' && (
        <Checkbox
          label={texts.acceptAmount}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
    </ReasonDialog>
  );
}
