import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CONTENT_TYPE, problem, type Problem } from '#platform/http/problem';

const TIMED_OUT = problem(408, 'request-timeout', 'The request took too long to arrive');
const HEADERS_TOO_LARGE = problem(431, 'headers-too-large', 'The headers are too large');
const NOT_HTTP = problem(400, 'bad-request', 'This is no request in HTTP');
const BAD_ADDRESS = problem(400, 'malformed-address', 'The address is not percent-encoded as it should be');

const BY_CODE: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: TIMED_OUT,
  HPE_HEADER_OVERFLOW: HEADERS_TOO_LARGE,
};

/** No route and no filter sees such a request: there is a socket, and what came over it so far. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const told = BY_CODE[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify(told);
  if (socket.writable) {
    const head = [
      `HTTP/1.1 ${told.status} ${told.title}`,
      `Content-Type: ${PROBLEM_CONTENT_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy(error);
}

/** Addresses that match no pattern of a route because they cannot be decoded. */
export function answerBadAddress(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .code(BAD_ADDRESS.status)
    .headers({ 'content-type': PROBLEM_CONTENT_TYPE })
    .send(JSON.stringify(BAD_ADDRESS));
}
