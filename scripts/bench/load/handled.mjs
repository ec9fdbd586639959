import { SERVICES } from '../../lib/system/services.mjs';

const HANDLED = /^tillbridge_messages_handled_total\{.*outcome="done".*\} (\d+)/gm;

/** Deliveries that were handled, by what a service tells of itself. */
export const handledIn = (metrics) =>
  [...metrics.matchAll(HANDLED)].reduce((sum, [, count]) => sum + Number(count), 0);

/** Messages that each process of a running system has handled until now, by service. */
export async function handledBy({ members, ports }) {
  const counts = await Promise.all(
    members.map(async (name) => {
      const text = await (await fetch(`http://127.0.0.1:${ports[name]}/metrics`)).text();
      return { name, count: handledIn(text) };
    }),
  );
  return new Map(
    SERVICES.map(({ name }) => [
      name,
      counts.filter((one) => one.name.split('#')[0] === name).map(({ count }) => count),
    ]),
  );
}

/** Of the process that was given least between two readings, as a part of what an even share is; over the worst service. */
export function leastShare(before, after) {
  const shares = [...after].map(([name, counts]) => {
    const given = counts.map((count, index) => count - before.get(name)[index]);
    const even = given.reduce((sum, one) => sum + one, 0) / given.length;
    return { name, share: even === 0 ? 1 : Math.min(...given) / even };
  });
  return shares.reduce((one, other) => (other.share < one.share ? other : one));
}
