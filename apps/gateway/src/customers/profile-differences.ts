import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import type { Customer } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';

/** A field that the person's records do not show alike: a change under way, or what a system cannot hold. */
export const ProfileDifferenceSchema = z.object({
  field: z.enum(CUSTOMER_FIELDS),
  values: z.array(
    z.object({ connectionId: IdSchema, externalId: IdSchema, value: z.string().max(512).nullable() }),
  ),
});
export type ProfileDifference = z.output<typeof ProfileDifferenceSchema>;

/** Only records that are there and were read. */
export function differencesOf({ links }: Pick<Customer, 'links'>): ProfileDifference[] {
  const read = links.flatMap(({ state, profile, connectionId, externalId }) =>
    state === 'active' && profile ? [{ connectionId, externalId, profile }] : [],
  );
  return CUSTOMER_FIELDS.flatMap((field) => {
    const values = read.map(({ profile, ...record }) => ({ ...record, value: profile[field] }));
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ field, values }] : [];
  });
}
