import { z } from 'zod';

/** Building blocks of parameter schemas: every value arrives as text, exactly as in a form. */

/** Says which of Stripe's error codes a failed check has. */
const coded = (
  code: string,
  message: string,
): { code: 'custom'; params: { code: string }; message: string } => ({
  code: 'custom',
  params: { code },
  message,
});

export const text = (max = 5000): z.ZodType<string> =>
  z.string().superRefine((value, context) => {
    if (value === '') {
      context.addIssue(
        coded(
          'parameter_invalid_empty',
          "You passed an empty string for '%s'. We assume empty values are an attempt to unset a parameter; however '%s' cannot be unset. You should remove '%s' from your request or supply a non-empty value.",
        ),
      );
    }
    if (value.length > max) {
      context.addIssue({ code: 'custom', message: `Invalid string: must be at most ${max} characters` });
    }
  });

/** Text that an empty value unsets. */
export const unsettable = (max = 5000): z.ZodType<string> =>
  z.string().max(max, `Invalid string: must be at most ${max} characters`);

export const integer = (minimum = Number.MIN_SAFE_INTEGER): z.ZodType<number, string> =>
  z
    .string()
    .superRefine((value, context) => {
      if (!/^-?\d{1,15}$/.test(value)) {
        context.addIssue(coded('parameter_invalid_integer', `Invalid integer: ${value}`));
      } else if (Number(value) < minimum) {
        const bound = minimum === 1 ? 'greater than or equal to 1' : `greater than or equal to ${minimum}`;
        context.addIssue(coded('parameter_invalid_integer', `This value must be ${bound}.`));
      }
    })
    .transform(Number);

export const boolean = z
  .enum(['true', 'false'], { error: (issue) => `Invalid boolean: ${String(issue.input)}` })
  .transform((value) => value === 'true');

export const currency = z
  .string()
  .toLowerCase()
  .refine((value) => /^[a-z]{3}$/.test(value), {
    error: (issue) => `Invalid currency: ${String(issue.input)}`,
  });

export const url = z.string().refine((value) => /^https?:\/\/[^\s/]+/.test(value), {
  params: { code: 'url_invalid' },
  error: 'Not a valid URL',
});

export const email = z.string().refine((value) => /^[^\s@]+@[^\s@]+$/.test(value) && value.length <= 512, {
  params: { code: 'email_invalid' },
  error: (issue) => `Invalid email address: ${String(issue.input)}`,
});

/** At most 50 keys of 40 characters without brackets, values of 500; an empty value unsets its key. */
export const metadata = z
  .union([z.literal(''), z.record(z.string(), z.string())])
  .superRefine((value, context) => {
    if (value === '') return;
    const entries = Object.entries(value);
    if (entries.length > 50)
      context.addIssue({ code: 'custom', message: 'You can only have up to 50 metadata keys.' });
    for (const [key, entry] of entries) {
      if (key.length > 40) {
        context.addIssue({
          code: 'custom',
          message: `Metadata keys can be up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`,
        });
      }
      if (entry.length > 500) {
        context.addIssue({
          code: 'custom',
          message: `Metadata values can have up to 500 characters, but you passed in a value that is ${entry.length} characters. Invalid value: ${entry}`,
        });
      }
    }
  });
export type MetadataParameter = z.output<typeof metadata>;

export const address = z.strictObject({
  city: unsettable().optional(),
  country: unsettable().optional(),
  line1: unsettable().optional(),
  line2: unsettable().optional(),
  postal_code: unsettable().optional(),
  state: unsettable().optional(),
});

export const shipping = z.strictObject({
  address,
  name: text(),
  carrier: text().optional(),
  phone: unsettable().optional(),
  tracking_number: text().optional(),
});

/** `created`, `arrival_date`: an exact time or bounds, in unix seconds. */
export const timeRange = z.union([
  integer(),
  z.strictObject({
    gt: integer().optional(),
    gte: integer().optional(),
    lt: integer().optional(),
    lte: integer().optional(),
  }),
]);
export type TimeRange = z.output<typeof timeRange>;

export const expand = z.array(z.string());
const limit = integer().refine((value) => value >= 1 && value <= 100, {
  error: 'Invalid limit: must be between 1 and 100',
  params: { code: 'parameter_invalid_integer' },
});

/** What every list takes. */
export const listing = {
  limit: limit.optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  expand: expand.optional(),
};

export const searching = {
  query: text(),
  limit: limit.optional(),
  page: text().optional(),
  expand: expand.optional(),
};
