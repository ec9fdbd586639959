import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { EngineClient } from '../engine/engine-client';
import type { XcOrder } from '../order/xc-order';
import type { SalesActivityState } from './settlement';

const activitySchema = z.looseObject({ PaymentStatus: z.string() });
const MOST_READ = 10;
const NOT_FOR_US = new Set(['xc-route-missing', 'xc-access-denied', 'xc-request-refused']);

/** The sales activities that an order refers to; null where the engine does not show them to us. */
export async function readSalesActivities(
  engine: EngineClient,
  order: XcOrder,
): Promise<SalesActivityState[] | null> {
  const ids = (order.SalesActivity ?? []).flatMap(({ EntityTarget: id }) => (id ? [id] : []));
  try {
    const entities = await Promise.all(
      ids.slice(0, MOST_READ).map((id) => engine.entity('SalesActivities', id)),
    );
    const read = z.array(activitySchema).safeParse(entities);
    return read.success ? read.data.map(({ PaymentStatus: paymentStatus }) => ({ paymentStatus })) : null;
  } catch (error) {
    if (error instanceof Failure && NOT_FOR_US.has(error.code)) return null;
    throw error;
  }
}
