/** One fault of a request: where (a JSON Pointer or a dotted path), what, and in words. */
export interface ProblemItem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** RFC 9457, with a stable `code` for programs. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly ProblemItem[];
  readonly instance?: string;
}

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request timed out',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Payload too large',
  415: 'Unsupported media type',
  422: 'Not acceptable as it stands',
  428: 'Precondition required',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Not available now',
};

export function problem(
  status: number,
  code: string,
  detail: string,
  more: { readonly errors?: readonly ProblemItem[] | undefined; readonly title?: string } = {},
): Problem {
  return {
    type: `urn:tillbridge:problem:${code}`,
    title: more.title ?? TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    ...(more.errors === undefined ? {} : { errors: more.errors }),
  };
}

/** Thrown at the HTTP edge only; becomes the answer as it is. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

export const raiseProblem = (
  status: number,
  code: string,
  detail: string,
  errors?: readonly ProblemItem[],
): never => {
  throw new ProblemError(problem(status, code, detail, { errors }));
};
