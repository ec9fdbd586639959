import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { LANGUAGES, type Language } from './texts';

const KEPT = 'tillbridge-language';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** What was chosen before, else what the browser asks for, else English. */
function initialLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wanted ?? 'en';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(KEPT, next);
    setLanguage(next);
  }, []);
  document.documentElement.lang = language;
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageChoice => use(LanguageContext);
