import type { z } from 'zod';
import type { ApiError } from './api-error';
import { invalidRequest } from './api-error';
import type { Form, FormValue } from './form';

/**
 * Checks parameters and words the first fault as Stripe does. `notSimulated` are names that Stripe knows and this simulator
 * does not carry out: they are refused by name rather than ignored.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  form: Form,
  notSimulated: readonly string[] = [],
): z.output<S> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? explain(issue, form, notSimulated) : invalidRequest('Invalid request.');
}

function explain(issue: z.core.$ZodIssue, form: Form, notSimulated: readonly string[]): ApiError {
  const inner = deepest(issue);
  if (inner.code === 'unrecognized_keys')
    return unknownParameter(inner.path, inner.keys[0] ?? '', notSimulated);
  const param = bracketed(inner.path);
  if (valueAt(form, inner.path) === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  switch (inner.code) {
    case 'invalid_type':
      return invalidRequest(`Invalid ${expectation(inner.expected)}: ${shown(valueAt(form, inner.path))}`, {
        param,
      });
    case 'invalid_value':
      return invalidRequest(`Invalid ${param}: must be one of ${inner.values.join(', ')}`, { param });
    case 'custom': {
      const code: unknown = inner.params?.['code'];
      const message = inner.message.replaceAll('%s', param);
      return invalidRequest(message, { param, ...(typeof code === 'string' && { code }) });
    }
    default:
      return invalidRequest(inner.message, { param });
  }
}

/** A union fails with the faults of each member; the member that got furthest says the most. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flatMap((issues) => issues.slice(0, 1))
    .sort(
      (a, b) =>
        b.path.length - a.path.length ||
        Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'),
    )[0];
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}

function unknownParameter(
  path: readonly PropertyKey[],
  key: string,
  notSimulated: readonly string[],
): ApiError {
  const param = bracketed([...path, key]);
  if (param === 'payment_method_types') {
    return invalidRequest(
      'The `payment_method_types` parameter is no longer supported. Use dynamic payment methods, or `allowed_payment_method_types` or `excluded_payment_method_types`.',
      { code: 'payment_method_types_no_longer_supported', param },
    );
  }
  if (notSimulated.includes(param)) {
    return invalidRequest(`Parameter known to Stripe, but not to this simulator: ${param}`, { param });
  }
  return invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
}

function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');
}

function valueAt(form: Form, path: readonly PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = form;
  for (const part of path) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = (value as Record<PropertyKey, FormValue>)[part];
  }
  return value;
}

function expectation(expected: string): string {
  return expected === 'object' || expected === 'record' ? 'object' : expected;
}

function shown(value: FormValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
