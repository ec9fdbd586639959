interface Wish {
  readonly captureMode: 'automatic' | 'manual';
  readonly multicapture?: boolean | undefined;
}

/**
 * Asks that an authorisation may be captured in parts; whether it may, the charge says afterwards. `mapped` are the store's own options,
 * which are kept.
 */
export function severalCaptures(
  { captureMode, multicapture }: Wish,
  mapped: Readonly<Record<string, unknown>>,
): { payment_method_options?: object } {
  if (captureMode !== 'manual' || multicapture !== true) return {};
  const options = record(mapped['payment_method_options']);
  const card = { ...record(options['card']), request_multicapture: 'if_available' as const };
  return { payment_method_options: { ...options, card } };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
