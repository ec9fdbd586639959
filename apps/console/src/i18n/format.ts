import { useMemo } from 'react';
import type { MoneyBody } from './decimal-text';
import { formatAge, formatDay, formatInstant, formatMinute, formatMoney, formatNumber } from './format-text';
import { useLanguage } from './language';

/** How money, times, days and numbers are written in the language that was chosen. */
export function useFormat() {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      language,
      money: (value: MoneyBody) => formatMoney(value, language),
      age: (at: string) => formatAge(at, language),
      instant: (at: string) => formatInstant(at, language),
      minute: (at: string) => formatMinute(at, language),
      day: (day: string) => formatDay(day, language),
      number: (value: number) => formatNumber(value, language),
    }),
    [language],
  );
}
