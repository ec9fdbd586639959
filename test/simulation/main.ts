import { parseArgs } from 'node:util';
import { nameOf } from '#messaging/simulation/faults';
import { simulate, type Simulated } from './simulate';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'x' },
    one: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const MOST_SHOWN = 20;

/** `npm run simulate`: seed after seed; ends with 1 when one of them breaks a promise, and says how to see it again. */
async function main(): Promise<number> {
  const count = values.one ? 1 : Number(values.seeds);
  const began = performance.now();
  const byKind = new Map<string, number>();
  const broken: Simulated[] = [];
  const sums = { seeds: count, events: 0, crashes: 0, faults: 0 };
  for (let index = 0; index < count; index += 1) {
    const done = await simulate({ seed: values.one ? values.seed : `${values.seed}-${index}` });
    sums.events += done.events;
    sums.crashes += done.crashes;
    sums.faults += done.faults.length;
    for (const { kind } of done.faults) {
      const group = kind.split('/')[0]!;
      byKind.set(group, (byKind.get(group) ?? 0) + 1);
    }
    if (done.violations.length > 0) broken.push(done);
  }
  const seconds = (performance.now() - began) / 1000;
  const faultsByKind = Object.fromEntries([...byKind].sort());
  if (values.json) print(JSON.stringify({ ...sums, seconds, faultsByKind, broken }, null, 2));
  else {
    const rate = Math.round((count / seconds) * 60);
    print(
      `${count} seeds in ${seconds.toFixed(1)} s (${rate} a minute): ${sums.events} events, ${sums.faults} faults`,
    );
    for (const [kind, times] of Object.entries(faultsByKind)) print(`  ${kind}: ${times}`);
    print(broken.length === 0 ? 'Every promise was kept.' : `${broken.length} seeds break a promise:`);
    for (const { seed, violations, faults } of broken.slice(0, MOST_SHOWN)) {
      print(`  npm run simulate -- --one --seed ${seed}`);
      for (const violation of violations) print(`    ${violation}`);
      if (values.one) print(`    after ${faults.map(nameOf).join(', ')}`);
    }
  }
  return broken.length === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
