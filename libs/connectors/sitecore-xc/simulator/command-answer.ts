/** What an action answers: HTTP 200 in either case, only `ResponseCode` tells how it ended. */
export interface CommandAnswer {
  readonly '@odata.type': string;
  readonly ResponseCode: 'Ok' | 'Error';
  readonly Status: 'RanToCompletion';
  readonly Messages: ReadonlyArray<{
    readonly Code: string;
    readonly CommerceTermKey: string;
    readonly Text: string;
  }>;
  readonly Models: readonly unknown[];
}

const TYPE = '#Sitecore.Commerce.Core.Commands.CommerceCommand';

export function carriedOut(): CommandAnswer {
  return { '@odata.type': TYPE, ResponseCode: 'Ok', Status: 'RanToCompletion', Messages: [], Models: [] };
}

export function aborted(term: string, text: string): CommandAnswer {
  return {
    '@odata.type': TYPE,
    ResponseCode: 'Error',
    Status: 'RanToCompletion',
    Messages: [{ Code: 'ValidationError', CommerceTermKey: term, Text: text }],
    Models: [],
  };
}
