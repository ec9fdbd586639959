import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { replaysTexts } from './replays.texts';

/** Seconds in words; from two minutes on in minutes. */
export function useDuration(): (seconds: number) => string {
  const texts = useTexts(replaysTexts);
  const { number } = useFormat();
  return (seconds) =>
    seconds < 120 ? texts.seconds(number(seconds)) : texts.minutes(number(Math.ceil(seconds / 60)));
}
