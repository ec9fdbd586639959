import { compileTemplate, type EmailTemplate } from './email-template';
import { alertTemplate } from './templates/alert.template';
import { invoicePaymentFailedTemplate } from './templates/invoice-payment-failed.template';
import { paymentLinkTemplate } from './templates/payment-link.template';
import { paymentFailedTemplate } from './templates/payment-failed.template';

/** Every mail that can be sent, by name. */
export const emailTemplates: ReadonlyMap<string, EmailTemplate> = new Map(
  [paymentFailedTemplate, paymentLinkTemplate, invoicePaymentFailedTemplate, alertTemplate].map((source) => [
    source.name,
    compileTemplate(source),
  ]),
);
