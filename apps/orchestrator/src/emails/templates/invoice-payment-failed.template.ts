import { z } from 'zod';
import { MoneySchema } from '#contracts/models/money';
import type { EmailTemplateSource } from '../email-template';

/** To a subscriber whose renewal could not be charged: no reason of the bank, only what to do and until when. */
export const invoicePaymentFailedTemplate: EmailTemplateSource = {
  name: 'invoice-payment-failed',
  data: z.object({
    number: z.string().nullish(),
    total: MoneySchema,
    payUrl: z.url({ protocol: /^https?$/ }),
    nextAttemptAt: z.iso.datetime().nullish(),
    timeZone: z.string(),
    name: z.string().nullish(),
    locale: z.string().nullish(),
  }),
  subject: 'Your subscription could not be renewed',
  text: `
Hello{{#if name}} {{name}}{{/if}},

we could not charge {{money total}} for your subscription{{#if number}} (invoice {{number}}){{/if}}.

You can pay it here, with the same or another way to pay:
{{payUrl}}

{{#if nextAttemptAt}}Otherwise we try again on {{time nextAttemptAt timeZone}}.{{else}}This was the last attempt: without a payment the subscription ends.{{/if}}
`,
  html: `
<!doctype html>
<html lang="en">
<body style="font-family: sans-serif; color: #1a1a1a; max-width: 36em; margin: 2em auto; padding: 0 1em">
<p>Hello{{#if name}} {{name}}{{/if}},</p>
<p>we could not charge <strong>{{money total}}</strong> for your subscription{{#if number}} (invoice {{number}}){{/if}}.</p>
<p>You can pay it here, with the same or another way to pay:</p>
<p><a href="{{payUrl}}" style="display: inline-block; padding: 0.7em 1.4em; background: #14532d; color: #ffffff; text-decoration: none; border-radius: 4px">Pay now</a></p>
<p style="font-size: 0.85em; color: #555555">Or open this address: {{payUrl}}</p>
<p>{{#if nextAttemptAt}}Otherwise we try again on {{time nextAttemptAt timeZone}}.{{else}}This was the last attempt: without a payment the subscription ends.{{/if}}</p>
</body>
</html>
`,
};
