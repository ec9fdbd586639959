import { compiled } from '../../lib/provision/compiled.mjs';

/** Never seen while the weights are fitted. */
export const HELD_OUT = ['sitecore-ordercloud', 'tryton'];
const SYSTEMS = ['kentico-xperience-13', 'sitecore-xc', 'stripe', 'erpnext', ...HELD_OUT];

/** An amount and what it is the amount of are the same place. */
const place = (path) => path.replace(/\.amount$/, '');

/**
 * What a person decides for each field of each system: its place in our order, or none. Fields without a place are the hard
 * negatives: totals in another currency, dates of other deeds, keys of other records. A shop's fields are asked for both ways.
 * @returns {Array<{system: string, sources: object[], target: object, right: Set<string>, idOf: (field: object) => string}>}
 */
export function goldDecisions() {
  const { orderCatalogue } = compiled('libs/mapping/catalogue/order-catalogue.js');
  const ours = orderCatalogue.filter(
    ({ path }) => !/\.currency$/.test(path) && !/^(storeId|commerce|custom)$/.test(path),
  );
  const idOfOurs = ({ path }) => place(path);
  return SYSTEMS.flatMap((system) => {
    const { catalogue } = compiled(`libs/connectors/${system}/catalog/catalogue.js`);
    const keyOf = ({ object, path }) => `${object}:${path}`;
    const theirs = [
      ...new Map([...catalogue.reads, ...catalogue.writes].map((field) => [keyOf(field), field])).values(),
    ];
    const toOurs = theirs
      .filter(({ path }) => !path.endsWith('*'))
      .map((target) => ({
        system,
        sources: ours,
        target,
        right: new Set(target.canonical === null ? [] : [place(target.canonical)]),
        idOf: idOfOurs,
      }));
    const readsOrders = catalogue.reads.some(({ canonical }) => canonical === 'total.amount');
    const fromTheirs = (readsOrders ? ours : [])
      .filter(({ type }) => type !== 'object')
      .map((target) => ({
        system,
        sources: catalogue.reads,
        target,
        right: new Set(
          catalogue.reads
            .filter(({ canonical }) => canonical && answers(canonical, target, catalogue))
            .map(keyOf),
        ),
        idOf: keyOf,
      }));
    return [...toOurs, ...fromTheirs];
  });
}

/** A system with one kind of address answers for both: the record says which one it is. */
function answers(canonical, target, { reads }) {
  const shipsApart = reads.some((field) => field.canonical?.startsWith('shippingAddress'));
  const wanted = shipsApart ? target.path : target.path.replace(/^shippingAddress/, 'billingAddress');
  return place(canonical) === place(wanted);
}
