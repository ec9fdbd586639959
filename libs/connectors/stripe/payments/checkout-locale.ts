/** What the hosted page speaks. */
const LOCALES = new Set(
  (
    'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv ' +
    'th tr vi zh zh-HK zh-TW'
  ).split(' '),
);

/** The closest language of the hosted page, or undefined: then Stripe takes the browser's. */
export function checkoutLocale(locale: unknown): string | undefined {
  if (typeof locale !== 'string') return undefined;
  const [language = '', region = ''] = locale.replace('_', '-').split('-');
  const exact = `${language.toLowerCase()}-${region.toUpperCase()}`;
  if (LOCALES.has(exact)) return exact;
  return LOCALES.has(language.toLowerCase()) ? language.toLowerCase() : undefined;
}
