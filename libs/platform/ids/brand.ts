declare const brand: unique symbol;

/** A string that only its own parser or maker may call by this name. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type StoreId = Brand<string, 'StoreId'>;
export type ConnectionId = Brand<string, 'ConnectionId'>;
export type WebhookEventId = Brand<string, 'WebhookEventId'>;
