import { requestJson } from '../../lib/system/http-json.mjs';
import { median } from './summary.mjs';

const ASKED = 40;
/** What people look for when something is wrong, and there is next to nothing of it. */
const RARE = [
  '/orders?status=canceled',
  '/orders?store=demo-ordercloud',
  '/workflow-runs?state=failed',
  '/webhook-events?state=failed',
  '/webhook-events?state=quarantined&connection=stripe',
];

/** What the console asks all day, in milliseconds, p50. */
export async function questions({ system, target, pool, storeId }) {
  const { rows } = await pool.query(
    `SELECT order_id, number FROM cms_sync.orders WHERE store_id = $1 ORDER BY placed_at DESC LIMIT 1`,
    [storeId],
  );
  const asked = async (...paths) => {
    const times = [];
    for (let index = 0; index < ASKED; index += 1) {
      const began = performance.now();
      for (const path of paths)
        await requestJson('GET', `${system.urls.gateway}/api/v1${path}`, {
          token: target.secrets.adminToken,
        });
      times.push(performance.now() - began);
    }
    return median(times);
  };
  const [{ order_id: orderId, number }] = rows;
  return {
    list: await asked('/orders'),
    search: await asked(`/orders?search=${encodeURIComponent(number)}`),
    one: await asked(`/orders/${storeId}/${encodeURIComponent(orderId)}`),
    rare: await asked(...RARE),
  };
}
