import { SetupError } from '../setup-error.mjs';
import { FAILPOINTS } from './failpoints.mjs';
import { OUTSIDE_FAULTS } from './weather/outside-faults.mjs';

const SOME_FAILPOINTS = 12;
const MAY_BE_SILENT = ['broker', 'database'];
const EVERY_MS = 400;

/**
 * What is done to a run.
 * @typedef {object} Harm
 * @property {boolean} kills services are killed at random
 * @property {ReadonlyArray<{service: string, name: string}>} failpoints places at which they die
 * @property {boolean} everyPlace orders go on until each of these places has had its turn
 * @property {ReadonlyArray<import('./weather/outside-faults.mjs').OutsideFault>} faults bad weather outside
 * @property {boolean} broker killed, of the run's own
 * @property {boolean} database restarted, of the run's own
 * @property {readonly string[]} silent which servers fall silent for a while
 * @property {number} loss per cent of the pieces between services and servers that have to be sent again
 * @property {boolean} alarms the broker is short of memory, then of disk
 * @property {boolean} fullDisk the database's disk is full for a while
 * @property {boolean} rolling every process is ended in an orderly way and started again, one after the other
 * @property {Readonly<Record<string, number>>} skew seconds by which a service's clock is off
 * @property {string | undefined} from the version the run begins with; it ends with this one
 * @property {boolean} restore the database goes back to an earlier moment beside queues that do not
 * @property {number} rounds how often each blow falls
 * @property {number} everyMs between one order and the next
 */
const NONE = {
  kills: false,
  failpoints: [],
  everyPlace: false,
  faults: [],
  broker: false,
  database: false,
  silent: [],
  loss: 0,
  alarms: false,
  fullDisk: false,
  rolling: false,
  skew: {},
  from: undefined,
  restore: false,
  rounds: 1,
  everyMs: EVERY_MS,
};

const listed = (text = '') => text.split(',').filter((part) => part !== '');

function chosenFailpoints(which, random) {
  if (which === 'none') return [];
  const shuffled = FAILPOINTS.map((point) => ({ point, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ point }) => point);
  return which === 'all' ? shuffled : shuffled.slice(0, SOME_FAILPOINTS);
}

function silentOnes(text) {
  const names = listed(text);
  const unknown = names.filter((name) => !MAY_BE_SILENT.includes(name));
  if (unknown.length > 0)
    throw new SetupError(`${unknown} cannot fall silent.`, `${MAY_BE_SILENT.join(' and ')} can.`);
  return names;
}

const skews = (text) =>
  Object.fromEntries(listed(text).map((part) => [part.split('=')[0], Number(part.split('=')[1])]));

/** From what the command line asks for. @returns {Harm} */
export function askedHarm(options, random) {
  return {
    ...NONE,
    kills: options.kills !== 'none',
    failpoints: chosenFailpoints(options.failpoints, random),
    everyPlace: options.failpoints === 'all',
    faults: options.outside ? OUTSIDE_FAULTS : [],
    broker: options.broker,
    database: options.database,
    silent: silentOnes(options.silent),
    loss: Number(options.loss),
    alarms: options.alarms,
    fullDisk: options['full-disk'],
    rolling: options.rolling,
    skew: skews(options.skew),
    from: options.from,
    restore: options.restore,
    everyMs: Number(options.every ?? EVERY_MS),
  };
}

/** What suits a planted bug, and nothing else: what else fell on it would only blur the picture. @returns {Harm} */
export function harmFor(bug, options) {
  const { faults = [], ...rest } = bug.harm;
  return {
    ...NONE,
    everyMs: 700,
    ...rest,
    faults: OUTSIDE_FAULTS.filter(({ name }) => faults.includes(name)),
    ...(options.every === undefined ? {} : { everyMs: Number(options.every) }),
  };
}
