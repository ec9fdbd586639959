/** An answer that is not 2xx. Kentico never sends JSON with one: clients get WCF's HTML page or a bare status. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
  }
}

export const forbidden = (description: string): RestError => new RestError(403, description);
export const notFound = (description: string): RestError => new RestError(404, description);
/** An unhandled exception: the reason stands in Kentico's Event log, not in the answer. */
export const broken = (description: string): RestError => new RestError(500, description);

/** WCF's error page; it names nothing that would help. */
export function requestErrorPage(status: number): string {
  const title = status >= 500 ? 'Request Error' : 'Service';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head>`,
    '<body><div id="content"><p class="heading1">Request Error</p>',
    '<p>The server encountered an error processing the request. See server logs for more details.</p>',
    '</div></body></html>',
  ].join('\n');
}
