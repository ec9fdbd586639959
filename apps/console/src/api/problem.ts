/** RFC 9457, as every endpoint of ours answers when it refuses. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: ReadonlyArray<{ readonly path: string; readonly code: string; readonly message: string }>;
}

/** A refused request. `code` is stable; `message` is a sentence for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title);
  }

  get status(): number {
    return this.body.status;
  }

  get code(): string {
    return this.body.code;
  }
}

export const isUnauthenticated = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 401;

/** Reads the refusal out of an answer; a page of some proxy becomes a problem too. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  try {
    const body = JSON.parse(text) as ProblemBody;
    if (typeof body.code === 'string') return new ApiProblem({ ...body, status: response.status });
  } catch {
    // Not ours: told by its status below.
  }
  return new ApiProblem({
    status: response.status,
    code: 'unexpected-answer',
    title: `The server answered ${response.status}`,
  });
}
