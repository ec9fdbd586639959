import { listPage } from './list-query';
import { readBody } from './models';
import type { Route, RouteWorld } from './routes';

const READ = ['ProductAdmin', 'ProductReader'];
const WRITE = ['ProductAdmin'];
type Call = Parameters<Route['answer']>[0];

/** Products and their stock, as an administrator's API client sees them. */
export function productRoutes({ products }: Pick<RouteWorld, 'products'>): Route[] {
  const product = '/products/{productID}';
  const variant = `${product}/variants/{variantID}`;
  const productId = ({ params }: Call): string => params['productID'] ?? '';
  const variantId = ({ params }: Call): string => params['variantID'] ?? '';
  const recordId = ({ params }: Call): string => params['inventoryRecordID'] ?? '';
  const recordsOf = (base: string, owner: (call: Call) => string): Route[] => [
    {
      verb: 'GET',
      path: `${base}/inventoryrecords`,
      roles: READ,
      answer: (call) => listPage(products.recordsOf(owner(call)), call.query),
    },
    {
      verb: 'GET',
      path: `${base}/inventoryrecords/{inventoryRecordID}`,
      roles: READ,
      answer: (call) => products.record(owner(call), recordId(call)),
    },
    {
      verb: 'PATCH',
      path: `${base}/inventoryrecords/{inventoryRecordID}`,
      roles: WRITE,
      answer: (call) =>
        products.patchRecord(owner(call), recordId(call), readBody('InventoryRecord', call.body)),
    },
  ];
  return [
    { verb: 'GET', path: product, roles: READ, answer: (call) => products.product(productId(call)) },
    {
      verb: 'PATCH',
      path: product,
      roles: WRITE,
      answer: (call) => products.patchProduct(productId(call), readBody('Product', call.body)),
    },
    {
      verb: 'GET',
      path: variant,
      roles: READ,
      answer: (call) => products.variant(productId(call), variantId(call)),
    },
    {
      verb: 'PATCH',
      path: variant,
      roles: WRITE,
      answer: (call) =>
        products.patchVariant(productId(call), variantId(call), readBody('Variant', call.body)),
    },
    ...recordsOf(product, productId),
    ...recordsOf(variant, (call) => `${productId(call)}/${variantId(call)}`),
  ];
}
