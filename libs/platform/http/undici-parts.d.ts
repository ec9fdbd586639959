declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';
  export = Agent;
}

declare module 'undici/lib/core/errors.js' {
  import { errors } from 'undici';
  export = errors;
}

declare module 'undici/lib/core/util.js' {
  const util: { parseHeaders(raw: readonly Buffer[]): Record<string, string | string[]> };
  export = util;
}
