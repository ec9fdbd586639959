import { z } from 'zod';
import type { CommerceEventSubject } from '#connectors/kit/commerce-port';

/** What the companion plug-in posts. Only the order's id is believed; the rest is for people and for filtering. */
const eventSchema = z.looseObject({
  eventId: z.string().min(1).max(200),
  eventType: z.string().regex(/^order\.[a-z-]{1,50}$/),
  occurredAt: z.iso.datetime({ offset: true }),
  environment: z.string().max(200),
  shopName: z.string().max(200),
  orderId: z.string().regex(/^[A-Za-z0-9_-]{1,150}$/),
  orderConfirmationId: z.string().max(200).nullish(),
  status: z.string().max(200).nullish(),
});

export interface XcEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly shopName: string;
  readonly orderId: string;
  readonly claim: CommerceEventSubject['claim'];
}

/** Undefined when the body is not an event of the plug-in. */
export function readXcEvent(body: string): XcEvent | undefined {
  const parsed = eventSchema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { eventId, eventType, shopName, orderId } = parsed.data;
  return {
    eventId,
    eventType,
    shopName,
    orderId,
    claim: eventType === 'order.placed' ? 'created' : 'updated',
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
