import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { useMay } from '../../session/session';
import { MoneyActionDialog } from './money-action-dialog';
import { possibleActions, type MoneyAction } from './possible-actions';
import { currentPayment, type OrderDetail } from './order-detail';
import { orderTexts } from './order.texts';
import { mayBePaidByLink } from './payment-link/payment-link';
import { PaymentLinkButton } from './payment-link/payment-link-button';
import { SendAgainButton } from './send-again/send-again-button';

/** What an operator can do with this order now: with its money, and for those that should know of it. */
export function OrderActions({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(orderTexts);
  const [chosen, choose] = useState<MoneyAction>();
  const mayAct = useMay('operator');
  const payment = currentPayment(order);
  if (!mayAct) return null;
  return (
    <>
      {(payment ? possibleActions(payment) : []).map((action) => (
        <Button
          key={action.name}
          size="xs"
          variant={action.name === 'capture' ? 'filled' : 'default'}
          onClick={() => choose(action)}
        >
          {texts[action.name]}
        </Button>
      ))}
      {mayBePaidByLink(payment) && <PaymentLinkButton order={order} size="xs" />}
      <SendAgainButton order={order} />
      {payment && chosen && (
        <MoneyActionDialog payment={payment} action={chosen} close={() => choose(undefined)} />
      )}
    </>
  );
}
