import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HelpfulAction, OrderReason } from '#contracts/models/order-explanation';
import { useTexts } from '../../../i18n/texts';
import { useMay } from '../../../session/session';
import { MoneyActionDialog } from '../money-action-dialog';
import type { OrderDetail } from '../order-detail';
import { PaymentLinkButton } from '../payment-link/payment-link-button';
import { possibleActions } from '../possible-actions';
import { explanationTexts } from './explanation.texts';

interface Props {
  readonly reason: OrderReason;
  readonly order: OrderDetail;
}

/** What helps against one reason: a page where it can be done, or the dialog that does it. */
export function HelpfulActionButton({ reason, order }: Props) {
  const texts = useTexts(explanationTexts);
  const mayAct = useMay('operator');
  const { action } = reason;
  if (action === null) return null;
  if (action.kind === 'capture' || action.kind === 'refund')
    return <MoneyButton action={action} order={order} />;
  const name = texts.actions[action.kind];
  const href = hrefOf(action, reason.parameters['workflow'] ?? '');
  if (action.kind === 'send-payment-link' && mayAct)
    return <PaymentLinkButton order={order} size="compact-sm" />;
  if (action.kind === 'send-payment-link') {
    return (
      <Button size="compact-sm" variant="default" component="a" href={href} target="_blank" rel="noreferrer">
        {name}
      </Button>
    );
  }
  return (
    <Button size="compact-sm" variant="default" component={Link} to={href}>
      {name}
    </Button>
  );
}

function MoneyButton({
  action,
  order,
}: {
  readonly action: Extract<HelpfulAction, { paymentId: string }>;
  readonly order: OrderDetail;
}) {
  const texts = useTexts(explanationTexts);
  const [asking, ask] = useState(false);
  const mayAct = useMay('operator');
  const payment = order.payments.find(({ paymentId }) => paymentId === action.paymentId);
  const possible = payment && possibleActions(payment).find(({ name }) => name === action.kind);
  if (!mayAct || !payment || !possible) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => ask(true)}>
        {texts.actions[action.kind]}
      </Button>
      {asking && <MoneyActionDialog payment={payment} action={possible} close={() => ask(false)} />}
    </>
  );
}

function hrefOf(action: Exclude<HelpfulAction, { paymentId: string }>, workflow: string): string {
  switch (action.kind) {
    case 'replay-dead-letter':
      return `/dead-letters?message=${encodeURIComponent(action.deadLetterId)}&of=${action.service}`;
    case 'restart-run':
    case 'approve':
    case 'watch-run':
      return `/workflows/${encodeURIComponent(workflow)}/runs/${encodeURIComponent(action.runId)}`;
    case 'send-payment-link':
      return action.url;
    case 'check-connection':
      return `/connections/${encodeURIComponent(action.connectionId)}`;
    case 'handle-exception':
      return '/books';
    case 'watch-payout':
      return `/payouts/${encodeURIComponent(action.payoutId)}`;
  }
}
