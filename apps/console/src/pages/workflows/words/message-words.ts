import type { Language } from '../../../i18n/texts';
import { GERMAN_COMMANDS } from './command-words';
import { GERMAN_EVENTS } from './event-words';

interface Message {
  readonly name: string;
  readonly summary: string;
}

/** What an event tells or a command does, in the reader's language. */
export const toldMessage = (language: Language, { name, summary }: Message): string =>
  (language === 'de' ? (GERMAN_EVENTS[name] ?? GERMAN_COMMANDS[name]) : undefined) ?? summary;
