import { z } from 'zod';
import type { CommerceStatusMove } from '#connectors/kit/commerce-port';
import type { XcComponent } from '../engine/entity-types';
import { componentsOf, readShape } from '../engine/entity-types';

const historySchema = z.looseObject({
  Moves: z.array(
    z.looseObject({
      Number: z.string().regex(/^\d{1,9}$/),
      From: z.string().nullish(),
      To: z.string(),
    }),
  ),
});

/** Moves that the companion plug-in noted at every save, oldest first; null where it is not installed. XC itself keeps none. */
export function statusMovesOf(components: readonly XcComponent[]): CommerceStatusMove[] | null {
  const [component] = componentsOf(components, 'TillbridgeStatusHistoryComponent');
  if (component === undefined) return null;
  return readShape(historySchema, component, 'The status history')
    .Moves.map((move) => ({ id: Number(move.Number), from: move.From ?? null, to: move.To }))
    .sort((left, right) => left.id - right.id);
}
