import type { EndpointDrift } from '#contracts/models/webhook-endpoint';

export interface Endpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
}

export interface ExpectedEndpoint {
  readonly url: string;
  readonly events: readonly string[];
}

export interface EndpointJudgement {
  /** Ours, as far as it can be told; null when there is none. */
  readonly endpoint: Endpoint | null;
  readonly drift: EndpointDrift[];
}

/**
 * Which of the provider's endpoints is ours, and in what it differs from what we need. One with our address is ours; else the one that was
 * ours before, or one with our path on another host: somebody has moved it.
 */
export function judgeEndpoint(
  expected: ExpectedEndpoint,
  found: readonly Endpoint[],
  knownId: string | null,
): EndpointJudgement {
  const withUrl = found.filter((endpoint) => endpoint.url === expected.url);
  const best = [...withUrl].sort((a, b) => driftOf(expected, a).length - driftOf(expected, b).length)[0];
  const endpoint =
    best ??
    found.find(({ endpointId }) => endpointId === knownId) ??
    found.find(({ url }) => pathOf(url) === pathOf(expected.url));
  if (!endpoint) {
    return { endpoint: null, drift: [{ field: 'missing', expected: expected.url, actual: null }] };
  }
  return { endpoint, drift: driftOf(expected, endpoint) };
}

/** What we need and what it has beyond that. */
export function eventsToSet(expected: ExpectedEndpoint, { events }: Endpoint): readonly string[] {
  return events.includes('*') ? ['*'] : [...new Set([...events, ...expected.events])];
}

function driftOf(expected: ExpectedEndpoint, endpoint: Endpoint): EndpointDrift[] {
  const drift: EndpointDrift[] = [];
  if (endpoint.url !== expected.url) {
    drift.push({ field: 'url', expected: expected.url, actual: endpoint.url });
  }
  const missing = endpoint.events.includes('*')
    ? []
    : expected.events.filter((type) => !endpoint.events.includes(type));
  if (missing.length > 0) {
    const actual = `without ${missing.join(', ')}`;
    drift.push({ field: 'events', expected: `${expected.events.length} types`, actual });
  }
  if (!endpoint.enabled) drift.push({ field: 'enabled', expected: 'enabled', actual: 'disabled' });
  return drift;
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
