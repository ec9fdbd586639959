import { storable } from '#platform/text/storable';
import type { ConnectionWatch } from './connection-watch';

/**
 * The same port; every method that answers with a promise is observed. Here what others tell becomes ours: no answer has texts that no
 * database would keep, also where a connector has cut one within a letter.
 */
export function watchedPort<P extends object>(port: P, connectionId: string, watch: ConnectionWatch): P {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        return isPromise(result)
          ? watch.observe(connectionId, () => result.then(storable), String(property))
          : storable(result);
      };
    },
  });
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
