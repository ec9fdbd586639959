import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** More points are not drawn and not asked for. */
export const MOST_POINTS = 200;
/** Widths of a point in seconds: five minutes, an hour, six hours, a day. */
export const POINT_WIDTHS = [300, 3_600, 21_600, 86_400] as const;

const CountSchema = z.int().nonnegative();

/** `from` included, `to` excluded; points begin at whole widths since 1970 in UTC. Null stores: all. */
export const FigureRangeSchema = z.object({
  storeIds: z.array(IdSchema).nullable(),
  from: InstantSchema,
  to: InstantSchema,
  widthSeconds: z.int().min(300).max(86_400),
});
export type FigureRange = z.output<typeof FigureRangeSchema>;

const points = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.object({ at: InstantSchema, ...shape })).max(2_000);

export const OrderFiguresSchema = z.object({ points: points({ orders: CountSchema }) });
export const MoneyFiguresSchema = z.object({
  /** Movements of the provider's balance, in the smallest unit; refunds, fees and disputes are what they took. */
  points: points({
    currency: z.string(),
    sales: z.int(),
    refunds: z.int(),
    fees: z.int(),
    disputes: z.int(),
  }),
});
export const PaymentFiguresSchema = z.object({
  points: points({ succeeded: CountSchema, failed: CountSchema, open: CountSchema }),
});
export const RunFiguresSchema = z.object({
  points: points({ completed: CountSchema, failed: CountSchema, open: CountSchema }),
});
export const DeadLetterFiguresSchema = z.object({ points: points({ deadLetters: CountSchema }) });

/** Authorisations that are lost unless they are captured, the first to go first. */
export const AuthorizationFiguresSchema = z.object({
  open: CountSchema,
  withinDay: CountSchema,
  withinWeek: CountSchema,
  next: z
    .array(
      z.object({
        storeId: IdSchema,
        orderId: IdSchema,
        paymentId: IdSchema,
        amount: z.int(),
        currency: z.string(),
        captureBefore: InstantSchema,
      }),
    )
    .max(20),
});

export const ReconciliationFiguresSchema = z.object({
  exceptions: z.array(z.object({ kind: z.string(), open: CountSchema, oldestAt: InstantSchema })).max(50),
  payouts: z.array(z.object({ state: z.string(), count: CountSchema })).max(50),
  /** Operations at the ERP that are under way, and that it has refused. */
  erp: z.object({ pending: CountSchema, failed: CountSchema, oldestPendingAt: InstantSchema.nullable() }),
});

/** How calls of one kind went. Durations are upper ends of the steps they are counted in. */
export const OutcomeLineSchema = z.object({
  kind: z.enum(['message', 'call']),
  /** The message's type, or the connection. */
  name: z.string(),
  /** The port's operation; empty for messages. */
  part: z.string(),
  done: CountSchema,
  retried: CountSchema,
  failed: CountSchema,
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
});
export type OutcomeLine = z.output<typeof OutcomeLineSchema>;

export const QueueFiguresSchema = z.object({
  /** In the service's queue, in its retry queues, in its dead-letter queue; null when the broker does not say. */
  waiting: CountSchema.nullable(),
  retrying: CountSchema.nullable(),
  dead: CountSchema.nullable(),
  /** Committed and not yet at the broker. */
  outbox: CountSchema,
});

export const ServiceFiguresSchema = z.object({
  lines: z.array(OutcomeLineSchema).max(500),
  points: points({ done: CountSchema, retried: CountSchema, failed: CountSchema }),
  queues: QueueFiguresSchema,
});
export type ServiceFigures = z.output<typeof ServiceFiguresSchema>;
