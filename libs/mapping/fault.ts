import { Failure } from '#platform/errors/failure';

/** Something wrong with a document, found before it is used. `path` is a JSON path such as `fields[3].type`. */
export interface DocumentFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** One value that could not be mapped, told so that an operator can mend it. */
export interface MappingFault {
  /** The target field: `payment_intent_data.metadata.OrderID`. */
  readonly field: string;
  /** Stable, kebab-case: `missing`, `not-an-integer`, `unknown-key`, ... */
  readonly code: string;
  readonly value: unknown;
  readonly expected: string;
  readonly suggestion: string;
}

/** A transform's or check's complaint, before the field is known. */
export type ValueFault = Omit<MappingFault, 'field'>;

const SHOWN_VALUE_LENGTH = 200;

/** The value as text, short enough for a header or a log line. */
function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > SHOWN_VALUE_LENGTH ? `${text.slice(0, SHOWN_VALUE_LENGTH - 1)}…` : text;
}

/** Class `mapping`: goes to the dead letters with field, value, what was expected and a suggestion. */
export function toMappingFailure(fault: MappingFault): Failure {
  return Failure.mapping(
    `mapping-${fault.code}`,
    `Field ${fault.field} cannot be mapped: expected ${fault.expected}, but found ${showValue(fault.value)}.`,
    {
      details: { field: fault.field, value: showValue(fault.value), expected: fault.expected },
      suggestion: fault.suggestion,
    },
  );
}
