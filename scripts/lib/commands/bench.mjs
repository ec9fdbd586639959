import { prepare } from '../system/prepare.mjs';
import { renderTable } from '../terminal/table.mjs';
import { accept } from '../../bench/parts/accept.mjs';
import { brokerOutage } from '../../bench/parts/broker-outage.mjs';
import { consumers } from '../../bench/parts/consumers.mjs';
import { customers } from '../../bench/parts/customers.mjs';
import { growth } from '../../bench/parts/growth.mjs';
import { mapping } from '../../bench/parts/mapping.mjs';
import { orders } from '../../bench/parts/orders.mjs';
import { posting } from '../../bench/parts/posting.mjs';
import { reconcile } from '../../bench/parts/reconcile.mjs';
import { relay } from '../../bench/parts/relay.mjs';
import { stores } from '../../bench/parts/stores.mjs';
import { syncEngine } from '../../bench/parts/sync-engine.mjs';
import { upgrade } from '../../bench/parts/upgrade.mjs';
import { slow } from '../../bench/parts/slow.mjs';

/** Parts by the name behind `npm run bench:`. */
export const PARTS = {
  accept,
  slow,
  relay,
  mapping,
  orders,
  customers,
  growth,
  consumers,
  posting,
  reconcile,
  'broker-outage': brokerOutage,
  'sync-engine': syncEngine,
  stores,
  upgrade,
};

/** `npm run bench [-- part ...]`: each figure beside its goal; 0 when every "must" is met. */
export async function bench(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, json, print, positionals } = context;
  const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
  const unknown = names.filter((name) => PARTS[name] === undefined);
  if (unknown.length > 0) {
    terminal.line(`No part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
    return 1;
  }
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const figures = [];
  for (const name of names) {
    figures.push(
      ...(await progress.step(`Bench ${name}`, () =>
        PARTS[name]({ root, servers, env, cleanup, terminal, progress }),
      )),
    );
  }
  if (json) print(JSON.stringify(figures, null, 2));
  else print(renderFigures(figures).join('\n'));
  return figures.every(({ ok }) => ok) ? 0 : 1;
}

const renderFigures = (figures) =>
  renderTable(
    ['', 'what', 'value', 'unit', 'must', 'aim', '', ''],
    figures.map(({ id, what, value, unit, goal, aim, ok, aimReached, note }) => [
      id,
      what,
      String(value),
      unit,
      String(goal),
      String(aim),
      ok ? (aimReached ? 'aim reached' : 'ok') : 'MISSED',
      note,
    ]),
  );
