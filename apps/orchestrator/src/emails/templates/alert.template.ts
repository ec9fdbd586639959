import { z } from 'zod';
import { AlertSchema } from '#contracts/models/alert';
import type { EmailTemplateSource } from '../email-template';

/** To operators, once when something needs a look and once when it is over. */
export const alertTemplate: EmailTemplateSource = {
  name: 'alert',
  data: AlertSchema.extend({ timeZone: z.string() }).transform((alert) => ({
    ...alert,
    settled: alert.state === 'settled',
  })),
  subject: '{{#if settled}}Over: {{/if}}{{title}}',
  text: `
{{#if settled}}This is over: {{/if}}{{title}}

{{#unless settled}}{{detail}}
{{/unless}}
{{#if orderId}}Order: {{orderId}} (store {{storeId}})
{{/if}}Since: {{time at timeZone}} ({{timeZone}})
Alert: {{kind}} / {{subject}}

You are told again only when this changes.
`,
  html: `
<!doctype html>
<html lang="en">
<body style="font-family: sans-serif; color: #1a1a1a; max-width: 40em; margin: 2em auto; padding: 0 1em">
<h1 style="font-size: 1.2em">{{#if settled}}This is over: {{/if}}{{title}}</h1>
{{#unless settled}}<p>{{detail}}</p>{{/unless}}
<table style="border-collapse: collapse">
{{#if orderId}}<tr><th align="left">Order</th><td style="padding-left: 1em">{{orderId}} (store {{storeId}})</td></tr>{{/if}}
<tr><th align="left">Since</th><td style="padding-left: 1em">{{time at timeZone}} ({{timeZone}})</td></tr>
<tr><th align="left">Alert</th><td style="padding-left: 1em">{{kind}} / {{subject}}</td></tr>
</table>
<p style="font-size: 0.85em; color: #555555">You are told again only when this changes.</p>
</body>
</html>
`,
};
