import { Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Payment } from '#contracts/models/payment';
import type { MessageInspection } from '#contracts/queries/message-inspection';
import { post } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { PreviewNote } from '../dead-letters/preview-note';
import { orderTexts } from './order.texts';
import type { MoneyAction } from './possible-actions';

interface Props {
  readonly payment: Payment;
  readonly action: MoneyAction;
  /** Everything when null. */
  readonly amount: number | null;
}

/** `POST /api/v1/payments/{id}/preview`. */
interface Foretold {
  readonly preview: MessageInspection['preview'];
  readonly needsApproval: boolean;
}

const TYPING_MS = 300;

/** What the action would do with this amount, asked of the service that would do it. Without an answer the action itself is still there. */
export function MoneyPreview({ payment, action, amount }: Props) {
  const texts = useTexts(orderTexts);
  const { currency } = payment.amount;
  const [settled] = useDebouncedValue(amount, TYPING_MS);
  const path = `/api/v1/payments/${encodeURIComponent(payment.paymentId)}/preview`;
  const foretold = useQuery({
    queryKey: [path, action.name, settled],
    queryFn: () =>
      post<Foretold>(path, {
        action: action.name,
        ...(settled === null ? {} : { amount: { amount: settled, currency } }),
      }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  if (foretold.isPending) return <Skeleton height={56} aria-label={texts.looking} />;
  if (!foretold.data) return <Text size="sm">{texts.cannotForetell}</Text>;
  const { preview, needsApproval } = foretold.data;
  return (
    <div role="status" aria-busy={foretold.isFetching || settled !== amount}>
      {preview ? <PreviewNote preview={preview} /> : <Text size="sm">{texts.cannotForetell}</Text>}
      {needsApproval && (
        <Text size="sm" mt="xs">
          {texts.needsApproval}
        </Text>
      )}
    </div>
  );
}
