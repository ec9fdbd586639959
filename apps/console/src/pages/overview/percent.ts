import type { Language } from '../../i18n/texts';

/** Down, never up: what is not whole is not shown as 100 %. */
export function percent(share: number, language: Language): string {
  const shown = Math.floor(share * 1_000) / 1_000;
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(shown);
}
