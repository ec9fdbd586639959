/** Fields of commands that are filled in from the run: no form asks for them. */
export const FILLED: readonly string[] = ['storeId', 'orderId', 'requestId'];
