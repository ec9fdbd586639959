import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readStream, type StreamBlock } from './event-stream';
import { isReadFar } from './read-far';

/** One fact of the live stream, as `GET /api/v1/stream` tells it. */
export interface LiveEvent {
  readonly id: string;
  /** With its version: `payment.succeeded.v1`. */
  readonly type: string;
  readonly source: string;
  readonly at: string;
  readonly storeId: string | null;
  readonly orderId: string | null;
  readonly body: unknown;
}

type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let stop: (() => void) | undefined;
let connected = false;

function receive({ data }: StreamBlock): void {
  try {
    const event = JSON.parse(data) as LiveEvent;
    for (const listener of listeners) listener(event);
  } catch {
    // A block that is no JSON tells nothing.
  }
}

function setConnected(yes: boolean): void {
  if (connected === yes) return;
  connected = yes;
  for (const watcher of watchers) watcher();
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= readStream('/api/v1/stream', receive, setConnected);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
    setConnected(false);
  };
}

/** Calls back for every fact while the component is shown. One connection serves the whole console. */
export function useLive(listener: Listener): void {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(() => listen((event) => current.current(event)), []);
}

const REFRESH_AFTER_MS = 400;

/** Asks again for what is shown under the key when a fact arrives that concerns it; bursts are taken together. */
export function useLiveRefresh(key: readonly unknown[], concerns: (event: LiveEvent) => boolean): void {
  const queryClient = useQueryClient();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive((event) => {
    if (!concerns(event) || pending.current !== undefined) return;
    pending.current = setTimeout(() => {
      pending.current = undefined;
      void queryClient.invalidateQueries({ queryKey: key, predicate: (query) => !isReadFar(query) });
    }, REFRESH_AFTER_MS);
  });
  useEffect(() => () => clearTimeout(pending.current), []);
}

/** Whether what is shown as live really is. */
export const useLiveConnected = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connected,
  );
