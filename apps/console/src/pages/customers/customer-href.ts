export const customerHref = (storeId: string, customerId: string): string =>
  `/customers/${encodeURIComponent(storeId)}/${encodeURIComponent(customerId)}`;
