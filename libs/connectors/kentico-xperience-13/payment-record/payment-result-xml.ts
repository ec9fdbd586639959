import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** One entry of Kentico's `PaymentResultInfo`: `<item name header value text/>`. */
export interface ResultItem {
  readonly name: string;
  readonly header: string;
  readonly value: string;
  readonly text: string;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  isArray: (name) => name === 'item',
});
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
});

/** Empty for a missing, empty or unreadable record: a record is replaced, never an obstacle. */
export function parsePaymentResult(xml: string | null): ResultItem[] {
  if (xml === null) return [];
  let items: unknown;
  try {
    const parsed = parser.parse(xml, true) as { readonly result?: { readonly item?: unknown } };
    items = parsed.result?.item;
  } catch {
    return [];
  }
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const { name, header, value, text } = item as Record<string, unknown>;
    if (typeof name !== 'string') return [];
    return [{ name, header: asText(header), value: asText(value), text: asText(text) }];
  });
}

export function buildPaymentResult(items: readonly ResultItem[]): string {
  return String(builder.build({ result: { item: items } }));
}

export function resultValue(items: readonly ResultItem[], name: string): string {
  return items.find((item) => item.name === name)?.value ?? '';
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
