/** One request's worth. */
export const MOST_PER_TURN = 100;
/** A record that the CRM refuses is tried again now and then: a person may have mended the cause. Changes are tried at once. */
export const RETRY_REFUSED_MS = 60 * 60_000;
