import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure, toFailure } from '#platform/errors/failure';
import { PROBLEM_CONTENT_TYPE, problem, ProblemError, type Problem } from '#platform/http/problem';
import type { Logger } from '#platform/logging/logger';
import { invalidCursor } from './cursor';
import type { RouteTable } from './route-table';

const FASTIFY_PROBLEMS: Readonly<Record<string, readonly [number, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'payload-too-large', 'The body is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'content-type-unsupported', 'Send JSON: application/json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body-missing', 'A JSON body is expected'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed-json', 'The body is not JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'bad-request', 'Content-Length is not what was sent'],
};

const BY_STATUS: Readonly<Record<number, readonly [string, string]>> = {
  413: ['payload-too-large', 'The body is too large'],
  415: ['content-type-unsupported', 'Send JSON: application/json'],
};

/** Everything that goes wrong becomes problem details with a stable code; what is our own fault is logged, not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw thrown;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { told, headers } = this.explain(thrown, request);
    void reply
      .code(told.status)
      .headers({ ...headers, 'content-type': PROBLEM_CONTENT_TYPE })
      .send(JSON.stringify(told));
  }

  private explain(
    thrown: unknown,
    request: FastifyRequest,
  ): { told: Problem; headers: Record<string, string> } {
    if (thrown instanceof ProblemError) return { told: thrown.problem, headers: { ...thrown.headers } };
    const known = FASTIFY_PROBLEMS[String((thrown as { code?: unknown } | null)?.code)];
    if (known) return { told: problem(...known), headers: {} };
    if (thrown instanceof HttpException && thrown.getStatus() === 404) return this.notFound(request);
    if (thrown instanceof HttpException && isTerminus(thrown)) return passOn(thrown);
    const status =
      thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: number })?.statusCode;
    if (thrown instanceof SyntaxError || status === 400) {
      return { told: problem(400, 'malformed-json', 'The body is not JSON'), headers: {} };
    }
    if (status !== undefined && status >= 400 && status < 500) {
      const [code, detail] = BY_STATUS[status] ?? ['bad-request', 'The request cannot be read'];
      return { told: problem(status, code, detail), headers: {} };
    }
    if (isDataFault(thrown)) {
      return {
        told: problem(400, 'value-invalid', 'A value in the request is none that can be stored or compared'),
        headers: {},
      };
    }
    return this.internal(toFailure(thrown), request);
  }

  private notFound(request: FastifyRequest): { told: Problem; headers: Record<string, string> } {
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0)
      return { told: problem(404, 'not-found', 'There is nothing here'), headers: {} };
    const told = problem(405, 'method-not-allowed', `${request.method} is not possible here`);
    return { told, headers: { allow: allowed.join(', ') } };
  }

  private internal(
    failure: Failure,
    request: FastifyRequest,
  ): { told: Problem; headers: Record<string, string> } {
    // A list of another service has refused it.
    if (failure.code === 'invalid-cursor') return { told: invalidCursor(), headers: {} };
    this.logger.warn({ err: failure, method: request.method, url: request.url }, 'Request failed');
    if (failure.code === 'query-unanswered') {
      return { told: problem(503, 'service-unavailable', failure.message), headers: { 'retry-after': '5' } };
    }
    if (failure.failureClass === 'transient' || failure.failureClass === 'rate-limited') {
      return {
        told: problem(503, failure.code, 'Something that is needed cannot be reached'),
        headers: { 'retry-after': '5' },
      };
    }
    return { told: problem(500, 'internal-error', 'Something went wrong on our side'), headers: {} };
  }
}

/** PostgreSQL's class 22: what was sent is no time, no JSON, or no text of its encoding. */
function isDataFault(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}

/** Health answers in the form of its own library. */
function isTerminus(thrown: HttpException): boolean {
  const response = thrown.getResponse();
  return typeof response === 'object' && 'details' in response && 'info' in response;
}

function passOn(thrown: HttpException): { told: Problem; headers: Record<string, string> } {
  const response = thrown.getResponse() as object;
  return { told: { ...problem(503, 'not-ready', 'Not ready'), ...response, status: 503 }, headers: {} };
}
