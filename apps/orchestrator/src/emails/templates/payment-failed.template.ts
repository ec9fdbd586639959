import type { EmailTemplateSource } from '../email-template';
import { linkToPayData, payButton } from './link-to-pay';

/** To the shopper after a declined payment: no reason of the bank, only what to do next. */
export const paymentFailedTemplate: EmailTemplateSource = {
  name: 'payment-failed',
  data: linkToPayData,
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
${payButton}
<p>The order is kept for you.</p>
</body>
</html>
`,
};
