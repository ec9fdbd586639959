/** Words of commerce that mean the same, by the word that stands for them; `''` says nothing by itself. */
const MEANS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'zip zip postal postcode pincode plz',
    'city city town locality',
    'region state region province',
    'product product sku item article',
    'quantity quantity qty count',
    'price price rate cost',
    'total total grand',
    'phone phone telephone tel mobile',
    'email email mail',
    'number number no num invoice confirmation po reference ref',
    'placed placed submitted date',
    'modified modified updated changed',
    'locale locale culture language lang',
    'given first given',
    'family last family surname',
    'company company organisation organization business firm',
    'discount discount discounts promotion rebate coupon',
    'tax tax vat gst',
    'shipping shipping freight delivery fulfillment fulfilment shipment physical',
    'billing billing bill federated',
    'customer customer buyer shopper user contact client party personal',
    'option option method',
    'custom custom xp extended',
    'guest guest registered anonymous',
    'paid paid settled',
    'name name title display',
    'note note comment comments remark',
    'guid guid uuid friendly',
    'line line lines items lineitem orderitem',
    'sum subtotal',
    'other other otherpayments gift',
  ].flatMap((group) => {
    const [meaning = '', ...words] = group.split(' ');
    return words.map((word) => [word, meaning]);
  }),
);
const EMPTY = new Set([
  'amount',
  'value',
  'code',
  'order',
  'sales',
  'ecommerce',
  'the',
  'of',
  'a',
  'an',
  'is',
  'to',
  'in',
  'and',
  'or',
  'by',
  'it',
  'was',
  'for',
  'cart',
  'component',
]);

const meaningOf = (word: string): string => (EMPTY.has(word) ? '' : (MEANS[word] ?? word));

/** Words of a field's name or of a sentence, each as what it means. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/(address|street|line)[_ ]?(?:line)?[_ ]?([12])\b/gi, ' street$2 ')
    .replace(/last_?(modified|updated)/gi, ' modified ')
    .replace(/e-mail/gi, 'email')
    .replace(/([a-z])I[Dd]\b/g, '$1 id')
    .replace(/([A-Z])ID\b/g, '$1 id')
    .replace(/GUID/g, ' guid ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(meaningOf)
    .filter((word) => word !== '');
}

/** The name without what it repeats of its record: `OrderItemUnitPrice` of `ecommerce.orderitem` is `UnitPrice`. */
export function ownName(path: string, object: string): string {
  const record = object.toLowerCase().replace(/[^a-z]/g, '');
  const name = path.slice(path.lastIndexOf('.') + 1);
  const parts = name.split(/(?=[A-Z][a-z])|_/);
  let start = 0;
  while (start < parts.length - 1 && record.includes(parts[start]!.toLowerCase()) && parts[start] !== '')
    start += 1;
  const own = parts.slice(start).join('');
  // A bare amount or name is told by what holds it.
  return /^(amount|currency|currencycode|name|id|\*)$/i.test(own) && path.includes('.')
    ? path.split('.').slice(-2).join('.')
    : parts.slice(start).join('_');
}
