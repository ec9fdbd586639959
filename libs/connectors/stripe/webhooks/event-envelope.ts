/** What we read of an event before anything is fetched. */
export interface EventEnvelope {
  readonly id: string;
  readonly type: string;
  readonly livemode: boolean;
  /** Thin events carry no snapshot; their twin snapshot event does the work. */
  readonly thin: boolean;
}

/** Undefined for anything that is neither a snapshot event nor a thin one. */
export function readEnvelope(rawBody: string): EventEnvelope | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(rawBody);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { id, object, type, livemode } = parsed as Record<string, unknown>;
  if (object !== 'event' && object !== 'v2.core.event') return undefined;
  if (typeof id !== 'string' || id === '' || id.length > 255) return undefined;
  if (typeof type !== 'string' || type === '' || type.length > 255) return undefined;
  return { id, type, livemode: livemode === true, thin: object === 'v2.core.event' };
}
