import { ApiProblem } from '../../api/problem';
import { toldRefusal } from '../../i18n/refusal-words';
import type { Language } from '../../i18n/texts';

export type FaultOf = (path: string) => string | undefined;

/** What the server said against a field, or against something inside it, in the reader's language. */
export function faultsOf(error: unknown, language: Language): FaultOf {
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return (path) => {
    const found = faults.filter(
      (fault) =>
        fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`),
    );
    return found.length === 0
      ? undefined
      : found
          .map((fault) => {
            const told = toldRefusal(language, fault.message);
            return fault.path === path ? told : `${fault.path.slice(path.length + 1)}: ${told}`;
          })
          .join(' · ');
  };
}
