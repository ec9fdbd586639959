import { Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Payment } from '#contracts/models/payment';
import { post } from '../../api/client';
import { decimalText } from '../../i18n/decimal-text';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { parseAmount } from './amount-input';
import { APPROVALS, waitingApproval } from '../approvals/approval';
import { approvalsTexts } from '../approvals/approvals.texts';
import { MoneyPreview } from './money-preview';
import { orderTexts } from './order.texts';
import type { MoneyAction } from './possible-actions';

const ENDPOINTS = { capture: 'capture', cancel: 'cancel', refund: 'refunds' } as const;

interface Props {
  readonly payment: Payment;
  readonly action: MoneyAction;
  readonly close: () => void;
}

/** Says what will happen, takes an amount where one is needed. One key per amount: a second click repeats, it does not do it twice. */
export function MoneyActionDialog({ payment, action, close }: Props) {
  const texts = useTexts(orderTexts);
  const approvalTexts = useTexts(approvalsTexts);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [text, setText] = useState(action.most ? decimalText(action.most) : '');
  const currency = payment.amount.currency;
  const amount = action.most ? parseAmount(text, currency) : null;
  const key = useMemo(() => crypto.randomUUID(), [amount]);
  const wrong = action.most !== null && (amount === null || amount > action.most.amount);
  const run = useMutation({
    mutationFn: () =>
      post(
        `/api/v1/payments/${encodeURIComponent(payment.paymentId)}/${ENDPOINTS[action.name]}`,
        amount === null ? {} : { amount: { amount, currency } },
        { 'idempotency-key': key },
      ),
    onSuccess: async (answer) => {
      if (waitingApproval(answer)) return queryClient.invalidateQueries({ queryKey: [APPROVALS] });
      close();
      return queryClient.invalidateQueries({ queryKey: [orderPath(payment)] });
    },
  });
  const about = { capture: texts.captureAbout, cancel: texts.cancelAbout, refund: texts.refundAbout };
  if (waitingApproval(run.data)) {
    return (
      <Modal opened onClose={close} title={approvalTexts.waiting} centered>
        <Text size="sm" role="status">
          {approvalTexts.sent}
        </Text>
      </Modal>
    );
  }
  return (
    <Confirm
      opened
      title={texts[action.name]}
      action={
        amount === null ? texts[action.name] : `${texts[action.name]} ${format.money({ amount, currency })}`
      }
      danger={action.name !== 'capture'}
      busy={run.isPending}
      error={run.error}
      disabled={wrong}
      confirm={() => run.mutate()}
      close={close}
    >
      <Text size="sm">{about[action.name]}</Text>
      {action.most && (
        <TextInput
          label={`${texts.amount} (${currency})`}
          description={texts.amountHelp(format.money(action.most))}
          inputMode="decimal"
          value={text}
          error={wrong ? texts.amountWrong : null}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
      )}
      {!wrong && <MoneyPreview payment={payment} action={action} amount={amount} />}
    </Confirm>
  );
}

const orderPath = ({ storeId, orderId }: Payment): string =>
  `/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;
