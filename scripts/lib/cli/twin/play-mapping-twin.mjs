import { createHash } from 'node:crypto';
import { CliError } from '../cli-error.mjs';

const MOST_KINDS = 20;
const SWOLLEN = ['', ' ', 'x'.repeat(300), 'Ü😀\u200f', '0', '-1', '1e9', '2026-02-30', null, 0, -1, [], {}];

/** A number in [0, n) that depends on the words alone. */
const draw = (n, ...words) => createHash('sha256').update(words.join('\u0001')).digest().readUInt32BE(0) % n;

function placesIn(value, path = []) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[...path, key], ...placesIn(value[key], [...path, key])]);
}

/** One place of an input left out or filled with something else. */
export function changedInput(input, seed, round) {
  const copy = structuredClone(input);
  const places = placesIn(copy);
  if (places.length === 0) return { input: copy, change: 'nothing changed' };
  const path = places[draw(places.length, seed, round, 'place')];
  const holder = path.slice(0, -1).reduce((at, key) => at[key], copy);
  const last = path.at(-1);
  const what = draw(SWOLLEN.length + 1, seed, round, 'what');
  if (what === SWOLLEN.length) {
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
    return { input: copy, change: `${path.join('.')} left out` };
  }
  holder[last] = SWOLLEN[what];
  return { input: copy, change: `${path.join('.')} = ${JSON.stringify(SWOLLEN[what]).slice(0, 40)}` };
}

/**
 * A mapping is tried on its own examples with something wrong in each: which of them it has no answer for. An input that is refused makes an
 * order wait for a person, which may be what is wanted; a trial that breaks is not.
 */
export async function playMappingTwin(gateway, document, { inputs = [], rounds, seed = '1' }) {
  const samples = [...inputs, ...(document.tests ?? []).map(({ input }) => input)].filter(
    (input) => input !== undefined,
  );
  if (samples.length === 0)
    throw new CliError(
      'The mapping has no examples to begin with: give it `tests`, or --input a file with one.',
    );
  const refused = new Map();
  let crashed = false;
  for (let round = 0; round < rounds; round += 1) {
    const sample = samples[round % samples.length];
    const { input, change } =
      round < samples.length
        ? { input: sample, change: 'its own example' }
        : changedInput(sample, seed, round);
    const faults = await faultsOf(gateway, document, input).catch((error) => {
      crashed ||= error.status >= 500;
      if (error.status === undefined || error.status < 500) throw error;
      return [{ code: 'broke', field: 'the mapping', expected: `tried out: ${error.message}` }];
    });
    for (const { code, field = '', expected = '' } of faults) {
      const key = `${code} ${field}`;
      const known = refused.get(key);
      if (known) known.times += 1;
      else if (refused.size < MOST_KINDS)
        refused.set(key, { code, message: `${field} should be ${expected}`, change, times: 1 });
    }
  }
  return { id: document.id, played: rounds, crashed, refused: [...refused.values()] };
}

async function faultsOf(gateway, document, sample) {
  const { body } = await gateway.call('POST', '/mappings/preview', { body: { document, sample } });
  return body.faults;
}
