import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { idsIn } from '../id-list';
import { ReasonDialog } from '../reason-dialog';
import { bankLinePath } from './bank';
import { bankTexts } from './bank.texts';

interface Props {
  readonly lineId: string;
  /** The proposal to begin with; empty when there is none. */
  readonly payoutId: string;
  readonly close: () => void;
}

export function MatchDialog({ lineId, payoutId, close }: Props) {
  const texts = useTexts(bankTexts);
  const [text, setText] = useState(payoutId);
  const [force, setForce] = useState(false);
  const payoutIds = idsIn(text);
  const path = `${bankLinePath(lineId)}/match`;
  return (
    <ReasonDialog
      title={texts.match}
      about={texts.matchAbout}
      action={texts.match}
      request={
        payoutIds.length === 0 ? undefined : (reason) => ({ path, body: { payoutIds, force, reason } })
      }
      close={close}
    >
      <TextInput
        label={texts.payouts}
        description={texts.payoutsHelp}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={texts.force}
        checked={force}
        onChange={(event) => setForce(event.currentTarget.checked)}
      />
    </ReasonDialog>
  );
}
