// A process of its own, so that its peak of memory is that of reconciling alone.
import { compiled } from '../../lib/provision/compiled.mjs';
import { reconcileBooks } from '../load/reconcile-books.mjs';

const { openDatabase } = compiled('libs/platform/database/open-database.js');
const database = await openDatabase({ url: process.env.DATABASE_URL, schema: 'reconciliation', poolSize: 2 });
try {
  const outcome = await reconcileBooks(database);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  await new Promise((resolve) => process.send({ ...outcome, peakMb }, resolve));
} finally {
  await database.close();
  process.disconnect();
}
