import { z } from 'zod';
import { isPlaceholder } from './placeholder';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigurationFault {
  /** Name of the variable. */
  readonly name: string;
  /** What is wrong with it; never its value. */
  readonly reason: string;
}

/** The start is refused. The message names every variable at fault and no value. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(
      `The configuration is not complete:\n${faults.map((fault) => `  ${fault.name}: ${fault.reason}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
  }
}

/** A secret from the environment: long enough, and not a sample somebody forgot to replace. */
export const secretText = (minLength = 16): z.ZodType<string, string> =>
  z
    .string()
    .refine((value) => !isPlaceholder(value), 'is a placeholder; set a real value')
    .refine(
      (value) => isPlaceholder(value) || value.length >= minLength,
      `is shorter than ${minLength} characters`,
    );

/** Keys of the vault: 32 bytes in base64, several separated by commas, the newest first. */
export const vaultKeysText = z
  .string()
  .refine((value) => !isPlaceholder(value), 'is a placeholder; set a real value')
  .refine(
    (value) => value.split(',').every((key) => Buffer.from(key.trim(), 'base64').length === 32),
    'must be 32 bytes in base64 (several separated by commas, the newest first)',
  )
  .refine(
    (value) => value.split(',').every((key) => new Set(Buffer.from(key.trim(), 'base64')).size > 4),
    'is a placeholder; set a real value',
  );

/** Parses the environment; an empty variable counts as missing. Throws `ConfigurationError` with every fault at once. */
export function readConfig<S extends z.ZodObject>(schema: S, environment: Environment): z.output<S> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given, { reportInput: false });
  if (parsed.success) return parsed.data;
  const faults = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'configuration');
    if (!faults.has(name)) faults.set(name, name in given ? reasonOf(issue) : 'is missing');
  }
  throw new ConfigurationError([...faults].map(([name, reason]) => ({ name, reason })));
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `must be a valid ${issue.format}`;
    case 'custom':
      return issue.message;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`;
    default:
      return 'is not valid';
  }
}
