/** Seconds; a dead path is noticed after three of them. The broker's own default would take minutes. */
const HEARTBEAT_SECONDS = 5;
const CONNECT_TIMEOUT_MS = 5_000;

/** Without `noDelay` small frames wait for acknowledgements of the network: ten times the latency. */
export const SOCKET_OPTIONS = { noDelay: true, timeout: CONNECT_TIMEOUT_MS } as const;

/** The URL with a short heartbeat, unless it names one itself. */
export function brokerUrl(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) {
    parsed.searchParams.set('heartbeat', String(HEARTBEAT_SECONDS));
  }
  return parsed.toString();
}
