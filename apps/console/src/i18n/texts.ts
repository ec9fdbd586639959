import { useLanguage } from './language';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

type Text = string | ((...args: never[]) => string);
type Shape<T> = { readonly [K in keyof T]: T[K] extends Text ? TextLike<T[K]> : Shape<T[K]> };
type TextLike<T> = T extends (...args: infer A) => string ? (...args: A) => string : string;

/** Every language says everything that English says: a missing or surplus text does not compile. */
export interface Texts<T> {
  readonly en: T;
  readonly de: Shape<T>;
}

/** Texts lie beside the page that shows them and are loaded with it. */
export const defineTexts = <const T extends object>(texts: Texts<T>): Texts<T> => texts;

export function useTexts<T>(texts: Texts<T>): Shape<T> {
  const { language } = useLanguage();
  return texts[language] as Shape<T>;
}
