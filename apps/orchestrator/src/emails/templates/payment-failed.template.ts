import { z } from 'zod';
import { MoneySchema } from '#contracts/models/money';
import type { EmailTemplateSource } from '../email-template';

/** To the shopper after a declined payment: no reason of the bank, only what to do next. */
export const paymentFailedTemplate: EmailTemplateSource = {
  name: 'payment-failed',
  data: z.object({
    number: z.string(),
    total: MoneySchema,
    payUrl: z.url({ protocol: /^https?$/ }),
    firstName: z.string().nullish(),
    locale: z.string().nullish(),
  }),
  subject: 'Your payment for order {{number}} did not go through',
  text: `
Hello{{#if firstName}} {{firstName}}{{/if}},

your payment of {{money total}} for order {{number}} did not go through. Nothing was charged.

You can try again, with the same or another way to pay:
{{payUrl}}

The order is kept for you.
`,
  html: `
<!doctype html>
<html lang="en">
<body style="font-family: sans-serif; color: #1a1a1a; max-width: 36em; margin: 2em auto; padding: 0 1em">
<p>Hello{{#if firstName}} {{firstName}}{{/if}},</p>
<p>your payment of <strong>{{money total}}</strong> for order <strong>{{number}}</strong> did not go through. Nothing was charged.</p>
<p>You can try again, with the same or another way to pay:</p>
<p><a href="{{payUrl}}" style="display: inline-block; padding: 0.7em 1.4em; background: #14532d; color: #ffffff; text-decoration: none; border-radius: 4px">Pay now</a></p>
<p style="font-size: 0.85em; color: #555555">Or open this address: {{payUrl}}</p>
<p>The order is kept for you.</p>
</body>
</html>
`,
};
