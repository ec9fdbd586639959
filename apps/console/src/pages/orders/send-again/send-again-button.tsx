import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrderKey } from '#contracts/models/common';
import { useTexts } from '../../../i18n/texts';
import { SendAgainDialog } from './send-again-dialog';
import { sendAgainTexts } from './send-again.texts';

export function SendAgainButton({ order }: { readonly order: OrderKey }) {
  const texts = useTexts(sendAgainTexts);
  const [asking, ask] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => ask(true)}>
        {texts.sendAgain}
      </Button>
      {asking && <SendAgainDialog order={order} close={() => ask(false)} />}
    </>
  );
}
