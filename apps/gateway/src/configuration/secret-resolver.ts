import { readFileSync } from 'node:fs';
import type { SecretField } from '#connectors/kit/manifest';
import { isPlaceholder } from '#platform/config/placeholder';
import { err, ok, type Result } from '#platform/errors/result';
import type { ProblemItem } from '#platform/http/problem';
import type { SecretReference } from './document';

export interface SecretSources {
  readonly variable: (name: string) => string | undefined;
  readonly file: (path: string) => string;
}

export const readSecretFile = (path: string): string => readFileSync(path, 'utf8').slice(0, 20_000);

/** A secret in clear, or what is wrong with it. The fault names the variable or file, never the value. */
export function resolveSecret(
  reference: SecretReference,
  field: SecretField,
  path: string,
  sources: SecretSources,
): Result<string, ProblemItem> {
  const source = sourceOf(reference);
  const read = readReference(reference, sources);
  const fault = (code: string, message: string) => err({ path, code, message: `${message}${source}` });
  if (read === undefined) return fault('secret-missing', 'No value');
  const value = read.trim();
  if (value === '') return fault('secret-empty', 'The value is empty');
  if (isPlaceholder(value)) return fault('secret-placeholder', 'The value is a placeholder; set a real one');
  const reason = field.check?.(value);
  return reason === undefined ? ok(value) : fault('secret-invalid', reason);
}

function readReference(reference: SecretReference, sources: SecretSources): string | undefined {
  if (typeof reference === 'string') return reference;
  if ('env' in reference) return sources.variable(reference.env);
  try {
    return sources.file(reference.file);
  } catch {
    return undefined;
  }
}

function sourceOf(reference: SecretReference): string {
  if (typeof reference === 'string') return '';
  return 'env' in reference ? ` (variable ${reference.env})` : ` (file ${reference.file})`;
}
