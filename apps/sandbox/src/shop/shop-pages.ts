import { escapeHtml, page } from '../html/layout';
import { MANUAL_STATUSES, SHOP_PRODUCTS, type ShopOrder } from './shop-orders';

const SITES = [
  ['Store', 'Store: money is taken at once'],
  ['Store2', 'Store 2: money is held until the order is ready'],
] as const;
const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY', 'KWD'];

export function shopPage(orders: readonly ShopOrder[]): string {
  const products = SHOP_PRODUCTS.map(
    ({ sku, name, price }) =>
      `<option value="${escapeHtml(sku)}">${escapeHtml(`${name}, ${price} €`)}</option>`,
  );
  const form = `<section class="card"><h2>Place an order</h2><form method="post" action="/shop/orders">
<label for="sku">Product</label><select id="sku" name="sku">${products.join('')}</select>
<label for="quantity">Quantity</label><input id="quantity" name="quantity" type="number" min="1" max="99" value="1">
<label for="site">Site</label><select id="site" name="site">${options(SITES)}</select>
<label for="currency">Currency</label><select id="currency" name="currency">${options(CURRENCIES.map((code) => [code, code]))}</select>
<label for="email">Email</label><input id="email" name="email" type="email" value="shopper@example.com">
<div class="row"><button type="submit">Place order</button></div></form></section>`;
  return page('Shop', form + orderList(orders));
}

export function orderPage(order: ShopOrder): string {
  const pay = order.payUrl
    ? `<a class="button" href="${escapeHtml(order.payUrl)}">Pay now</a>`
    : '<span class="hint">The link to pay appears here as soon as the shop has it.</span>';
  const buttons = MANUAL_STATUSES.map(
    (status) => `<button class="quiet" name="status" value="${status}">${escapeHtml(status)}</button>`,
  );
  const body = `<section class="card"><p>Total <strong>${escapeHtml(order.total)}</strong>
· status <span class="status">${escapeHtml(order.status)}</span> · ${order.paid ? 'paid' : 'not paid'}</p>
<div class="row">${pay}</div></section>
<section class="card"><h2>In the back office</h2><form method="post" action="/shop/orders/${escapeHtml(order.id)}/status" class="row">${buttons.join('')}</form></section>`;
  return page(`Order ${order.id}`, body, { refreshSeconds: 2 });
}

export function returnPage(title: string, message: string): string {
  return page(
    title,
    `<section class="card"><p>${escapeHtml(message)}</p><p><a href="/shop">Back to the shop</a></p></section>`,
  );
}

function orderList(orders: readonly ShopOrder[]): string {
  if (orders.length === 0) return '';
  const rows = orders.map(
    (order) =>
      `<tr><td><a href="/shop/orders/${escapeHtml(order.id)}">${escapeHtml(order.id)}</a></td><td>${escapeHtml(order.total)}</td><td><span class="status">${escapeHtml(order.status)}</span></td></tr>`,
  );
  return `<section class="card"><h2>Orders</h2><table><thead><tr><th scope="col">Order</th><th scope="col">Total</th><th scope="col">Status</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function options(values: ReadonlyArray<readonly [string, string]>): string {
  return values
    .map(([value, label]) => `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`)
    .join('');
}
