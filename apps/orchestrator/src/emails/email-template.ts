import { create } from 'handlebars';
import type { z } from 'zod';
import type { MoneyBody } from '#contracts/models/money';
import { formatDateTime, formatMoney } from './format';

/** A mail in words: subject and both bodies in Handlebars, and what its data must be. */
export interface EmailTemplateSource<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: S;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface EmailTemplate {
  readonly name: string;
  readonly data: z.ZodType;
  render(data: unknown, locale: string): RenderedEmail;
}

/** Compiled once. The HTML escapes every value; subject and text hold them as they are, without line breaks in the subject. */
export function compileTemplate(source: EmailTemplateSource): EmailTemplate {
  const handlebars = create();
  handlebars.registerHelper('money', (value: MoneyBody, options: HelperOptions) =>
    formatMoney(value, localeOf(options)),
  );
  handlebars.registerHelper('time', (value: string, zone: string, options: HelperOptions) =>
    formatDateTime(value, zone, localeOf(options)),
  );
  const plain = { noEscape: true, strict: false };
  const subject = handlebars.compile(source.subject, plain);
  const text = handlebars.compile(source.text, plain);
  const html = handlebars.compile(source.html);
  return {
    name: source.name,
    data: source.data,
    render: (data, locale) => {
      const options = { data: { locale } };
      return {
        subject: subject(data, options).replace(/\s+/g, ' ').trim(),
        text: text(data, options).trim() + '\n',
        html: html(data, options).trim() + '\n',
      };
    },
  };
}

/** What Handlebars hands to a helper after its arguments, as far as it is used here. */
interface HelperOptions {
  readonly data?: { readonly locale?: string };
}

function localeOf(options: HelperOptions): string {
  return options.data?.locale ?? 'en';
}
