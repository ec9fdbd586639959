import { z } from 'zod';
import type { CustomerRecord } from '#connectors/kit/customer-port';
import type { CustomerField, CustomerProfile } from '#contracts/models/customer';
import type { OrderCloudSettings } from '../settings';
import { representAtOrderCloud, UNKNOWN } from './represent-profile';

const text = z.string().nullish();

/** The parts of a buyer's user that we rely on. */
export const userSchema = z.object({
  ID: z.string(),
  CompanyID: z.string(),
  Username: text,
  FirstName: text,
  LastName: text,
  Email: text,
  Phone: text,
  xp: z.record(z.string(), z.unknown()).nullish(),
});
export type OcUser = z.output<typeof userSchema>;
export type CompanyRule = Pick<OrderCloudSettings, 'companyField'>;

const FIELDS: Readonly<Record<Exclude<CustomerField, 'company'>, string>> = {
  email: 'Email',
  firstName: 'FirstName',
  lastName: 'LastName',
  phone: 'Phone',
};

/** OrderCloud keeps the time when a user was made, none of changes. */
export function readUser(user: OcUser, rule: CompanyRule): CustomerRecord {
  const company = rule.companyField === null ? null : user.xp?.[rule.companyField];
  const shown = {
    email: user.Email ?? null,
    firstName: user.FirstName ?? null,
    lastName: user.LastName ?? null,
    company: typeof company === 'string' ? company : null,
    phone: user.Phone ?? null,
  };
  return {
    externalId: user.ID,
    profile: representAtOrderCloud(shown, rule),
    guest: false,
    owner: null,
    modifiedAt: null,
  };
}

/** What a PATCH says of the given fields; what may not be empty says that nothing is known. */
export function userFieldsOf(
  profile: Partial<CustomerProfile>,
  { companyField }: CompanyRule,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(FIELDS)) {
    const value = profile[field as keyof typeof FIELDS];
    if (value !== undefined) fields[name] = value ?? UNKNOWN[field as keyof typeof FIELDS];
  }
  if (companyField !== null && profile.company !== undefined)
    fields['xp'] = { [companyField]: profile.company };
  return fields;
}
