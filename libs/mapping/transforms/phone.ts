import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { alpha2Of } from './country';

/** E.164, or undefined when the number cannot be right. A national number needs the country it was written in. */
export function phoneE164(text: string, country: string | undefined): string | undefined {
  const code = country === undefined ? undefined : alpha2Of(country);
  const region = code !== undefined && isSupportedCountry(code) ? code : undefined;
  const parsed =
    region === undefined ? parsePhoneNumberFromString(text) : parsePhoneNumberFromString(text, region);
  return parsed?.isPossible() ? parsed.number : undefined;
}
