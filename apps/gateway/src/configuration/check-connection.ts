import type { Manifest, SecretField } from '#connectors/kit/manifest';
import { err, ok, type Result } from '#platform/errors/result';
import type { ProblemItem } from '#platform/http/problem';
import type { ConnectionInput, SecretInput, SecretReference } from './document';
import { faultsOf } from './fault';
import { resolveSecret, type SecretSources } from './secret-resolver';

/** A connection that holds: secrets in clear, the newest first, kept ones included. Never logged. */
export interface OpenConnection {
  readonly id: string;
  readonly system: string;
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, readonly string[]>;
}

type Secrets = Readonly<Record<string, readonly string[]>>;

/** Checks a connection against its connector's manifest; every fault at once. `kept` are the secrets stored so far. */
export function checkConnection(
  input: ConnectionInput,
  manifest: Manifest,
  kept: Secrets,
  path: string,
  sources: SecretSources,
): Result<OpenConnection, ProblemItem[]> {
  const faults: ProblemItem[] = [];
  const settings = manifest.settings.safeParse(input.settings);
  if (!settings.success) faults.push(...faultsOf(settings.error, `${path}.settings`));

  const secrets: Record<string, readonly string[]> = {};
  for (const name of Object.keys(input.secrets)) {
    if (manifest.secrets.some((field) => field.name === name)) continue;
    faults.push({
      path: `${path}.secrets.${name}`,
      code: 'unknown-key',
      message: `${manifest.displayName} has the secrets ${manifest.secrets.map((field) => field.name).join(', ')}`,
    });
  }
  for (const field of manifest.secrets) {
    const at = `${path}.secrets.${field.name}`;
    const given = input.secrets[field.name];
    const required = isRequired(field, settings.data);
    if (keeps(given)) {
      const values = kept[field.name];
      if (values) secrets[field.name] = values;
      else if (required || given !== undefined) faults.push(requiredFault(at, field.label));
      continue;
    }
    if (given === null) {
      if (required) faults.push(requiredFault(at, field.label));
      continue;
    }
    const references = listOf(given);
    if (references.length > 1 && !field.rotatable) {
      faults.push({ path: at, code: 'not-rotatable', message: `${field.label} has one value only` });
      continue;
    }
    const results = references.map((reference, index) =>
      resolveSecret(reference, field, Array.isArray(given) ? `${at}[${index}]` : at, sources),
    );
    const values: string[] = [];
    for (const result of results) {
      if (result.ok) values.push(result.value);
      else faults.push(result.error);
    }
    secrets[field.name] = values;
  }
  if (faults.length > 0 || !settings.success) return err(faults);
  return ok({
    id: input.id,
    system: input.system,
    settings: settings.data,
    secrets,
  });
}

const isRequired = (
  { required, requiredWhen }: SecretField,
  settings: Readonly<Record<string, unknown>> | undefined,
): boolean =>
  required || (requiredWhen !== undefined && settings?.[requiredWhen.setting] === requiredWhen.is);

/** Left out, or what GET shows: the stored value stays. */
function keeps(given: SecretInput | undefined): given is undefined | { configured: true } {
  return given === undefined || (typeof given === 'object' && given !== null && 'configured' in given);
}

function listOf(given: SecretReference | SecretReference[]): SecretReference[] {
  return Array.isArray(given) ? given : [given];
}

const requiredFault = (path: string, label: string): ProblemItem => ({
  path,
  code: 'secret-missing',
  message: `${label} is required and none is stored`,
});
