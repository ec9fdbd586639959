import type { MessageInspection } from '#contracts/queries/message-inspection';
import type { OrderKey } from '#contracts/models/common';

export const RECEIVERS = ['shop', 'erp'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** `GET /api/v1/orders/{storeId}/{orderId}/send-again`. */
export interface SendAgainPreview {
  readonly to: Receiver;
  readonly messages: ReadonlyArray<{
    readonly service: string;
    readonly type: string;
    readonly preview: MessageInspection['preview'];
  }>;
  readonly refusal: { readonly code: string; readonly detail: string } | null;
}

export const sendAgainPath = ({ storeId, orderId }: OrderKey): string =>
  `/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}/send-again`;
