/** Ends a `switch` over a closed union, so that a new member is a compile error. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`);
}
