import type { Language } from '../../../i18n/texts';
import { GERMAN_TEMPLATES } from './template-words';

/**
 * A name or description in a workflow, in the reader's language where it is still as it was shipped. What somebody wrote stays as it was
 * written.
 */
export const toldTemplate = (language: Language, text: string): string =>
  language === 'de' && Object.hasOwn(GERMAN_TEMPLATES, text) ? (GERMAN_TEMPLATES[text] ?? text) : text;
