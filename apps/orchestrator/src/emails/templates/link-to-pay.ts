import { z } from 'zod';
import { MoneySchema } from '#contracts/models/money';

/** What a mail is filled with that asks a shopper to pay. */
export const linkToPayData = z.object({
  number: z.string(),
  total: MoneySchema,
  payUrl: z.url({ protocol: /^https?$/ }),
  firstName: z.string().nullish(),
  locale: z.string().nullish(),
});

/** For those who read HTML, and the address for those whose mail program shows no button. */
export const payButton = `
<p><a href="{{payUrl}}" style="display: inline-block; padding: 0.7em 1.4em; background: #14532d; color: #ffffff; text-decoration: none; border-radius: 4px">Pay now</a></p>
<p style="font-size: 0.85em; color: #555555">Or open this address: {{payUrl}}</p>
`.trim();
