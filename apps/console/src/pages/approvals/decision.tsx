import { Button, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { APPROVALS, type Approval } from './approval';
import { approvalsTexts } from './approvals.texts';

/** Approve and reject, where who is signed in may. */
export function Decision({ approval }: { readonly approval: Approval }) {
  const texts = useTexts(approvalsTexts);
  const [chosen, choose] = useState<boolean>();
  if (!approval.mayDecide) return null;
  return (
    <>
      <Button.Group>
        <Button size="compact-sm" onClick={() => choose(true)}>
          {texts.approve}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => choose(false)}>
          {texts.reject}
        </Button>
      </Button.Group>
      {chosen !== undefined && (
        <DecisionDialog approval={approval} approved={chosen} close={() => choose(undefined)} />
      )}
    </>
  );
}

interface DialogProps {
  readonly approval: Approval;
  readonly approved: boolean;
  readonly close: () => void;
}

function DecisionDialog({ approval, approved, close }: DialogProps) {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [comment, setComment] = useState('');
  const words = comment.trim();
  const run = useMutation({
    mutationFn: () =>
      post(`${APPROVALS}/${encodeURIComponent(approval.id)}/decision`, {
        approved,
        comment: words === '' ? null : words,
      }),
    onSuccess: close,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [APPROVALS] }),
  });
  const { action, amount, orderId, requestedBy } = approval;
  return (
    <Confirm
      opened
      title={approved ? texts.approve : texts.reject}
      action={approved ? `${texts.actions[action]} ${format.money(amount)}` : texts.reject}
      danger={!approved}
      busy={run.isPending}
      error={run.error}
      confirm={() => run.mutate()}
      close={close}
    >
      <Text size="sm">{texts.asks(requestedBy, texts.actions[action], format.money(amount), orderId)}</Text>
      <Text size="sm">{approved ? texts.approveAbout : texts.rejectAbout}</Text>
      <Textarea
        label={texts.comment}
        maxLength={1_000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </Confirm>
  );
}
