import { limitPassed } from './limit-passed';

const MOST_CHARACTERS = 200;
/** So many parts in a row without anything between that belongs to neither. */
const MOST_TOUCHING = 5;
const PARTS = /\[[^\]]*\]/;

/**
 * A picture says how a number or a time is written. To read a time by one the language makes an ordinary regular expression of it, in
 * which parts that touch each other can share the same digits in very many ways.
 */
export function checkPicture(picture: unknown, { ofTime = false } = {}): void {
  if (typeof picture !== 'string') return;
  if (picture.length > MOST_CHARACTERS)
    throw limitPassed(`A picture is limited to ${MOST_CHARACTERS} characters`);
  if (!ofTime) return;
  const parts = picture.match(new RegExp(PARTS, 'g')) ?? [];
  const between = picture.split(PARTS).slice(1, -1);
  const touching = between.filter((text) => !/[^A-Za-z0-9]/.test(text)).length;
  const inWords = parts.some((part) => /^\[\s*[A-Za-z]\s*[wW]/.test(part));
  if (touching > MOST_TOUCHING || inWords || picture.includes('[['))
    throw limitPassed('$toMillis reads digits and names that are kept apart, no numbers in words');
  // What is left out before the first part would be taken from the clock.
  if (!parts.some((part) => /^\[\s*Y/.test(part))) throw limitPassed('$toMillis needs the year');
}
