import { ApiProblem } from '../../api/problem';

export type FaultOf = (path: string) => string | undefined;

/** What the server said against a field, or against something inside it. */
export function faultsOf(error: unknown): FaultOf {
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return (path) => {
    const found = faults.filter(
      (fault) =>
        fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`),
    );
    return found.length === 0
      ? undefined
      : found
          .map((fault) =>
            fault.path === path ? fault.message : `${fault.path.slice(path.length + 1)}: ${fault.message}`,
          )
          .join(' · ');
  };
}
