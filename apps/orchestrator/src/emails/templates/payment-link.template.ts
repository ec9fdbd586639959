import type { EmailTemplateSource } from '../email-template';
import { linkToPayData, payButton } from './link-to-pay';

/** To the shopper who has not paid yet: where to pay. Sent when an operator asks for it. */
export const paymentLinkTemplate: EmailTemplateSource = {
  name: 'payment-link',
  data: linkToPayData,
  subject: 'Your link to pay order {{number}}',
  text: `
Hello{{#if firstName}} {{firstName}}{{/if}},

order {{number}} over {{money total}} is not paid yet. You can pay it here:
{{payUrl}}

If you have paid in the meantime, you need not do anything.
`,
  html: `
<!doctype html>
<html lang="en">
<body style="font-family: sans-serif; color: #1a1a1a; max-width: 36em; margin: 2em auto; padding: 0 1em">
<p>Hello{{#if firstName}} {{firstName}}{{/if}},</p>
<p>order <strong>{{number}}</strong> over <strong>{{money total}}</strong> is not paid yet. You can pay it here:</p>
${payButton}
<p>If you have paid in the meantime, you need not do anything.</p>
</body>
</html>
`,
};
