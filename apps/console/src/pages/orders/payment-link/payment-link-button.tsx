import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrderKey } from '#contracts/models/common';
import { useTexts } from '../../../i18n/texts';
import { PaymentLinkDialog } from './payment-link-dialog';
import { paymentLinkTexts } from './payment-link.texts';

interface Props {
  readonly order: OrderKey;
  readonly size: 'xs' | 'compact-sm';
}

export function PaymentLinkButton({ order, size }: Props) {
  const texts = useTexts(paymentLinkTexts);
  const [asking, ask] = useState(false);
  return (
    <>
      <Button size={size} variant="default" onClick={() => ask(true)}>
        {texts.mail}
      </Button>
      {asking && <PaymentLinkDialog order={order} close={() => ask(false)} />}
    </>
  );
}
