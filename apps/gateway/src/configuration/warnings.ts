import type { ProblemItem } from '#platform/http/problem';
import type { OpenConnection } from './check-connection';

/** The same secret in two connections mostly means that one of them was pasted into the wrong place. */
export function sharedSecrets(connections: readonly OpenConnection[]): ProblemItem[] {
  const first = new Map<string, string>();
  const warnings: ProblemItem[] = [];
  connections.forEach((connection, index) => {
    for (const [name, values] of Object.entries(connection.secrets)) {
      for (const value of values) {
        const path = `connections[${index}].secrets.${name}`;
        const other = first.get(value);
        if (other === undefined) first.set(value, path);
        else warnings.push({ path, code: 'secret-shared', message: `The same value as ${other}` });
      }
    }
  });
  return warnings;
}
