import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import type { Logger } from '#platform/logging/logger';
import { LOGGER } from '#service/tokens';
import { RateLimiter } from '../../auth/rate-limiter';
import { Documented } from '../../docs/documented';
import { OidcProvider } from '../oidc-provider';
import { LogOutByProvider } from './log-out-by-provider.use-case';

/** One address, the provider's, speaks for all people: a company that ends its day stays below. */
const PER_MINUTE_AND_ADDRESS = 1_200;

/** Where the OpenID provider says that somebody has signed out. The token's signature is all that lets it in. */
@Controller('api/v1/session/oidc/backchannel-logout')
export class BackChannelLogoutController {
  private readonly limiter = new RateLimiter(PER_MINUTE_AND_ADDRESS);

  constructor(
    private readonly provider: OidcProvider,
    private readonly useCase: LogOutByProvider,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @Documented(({ ApiExcludeEndpoint }) => [ApiExcludeEndpoint()])
  async logOut(
    @Body() form: Readonly<Record<string, unknown>> | null | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { allowed, resetSeconds } = this.limiter.take(request.ip, Date.now());
    if (!allowed) {
      throw new ProblemError(problem(429, 'too-many-attempts', 'Too many sign-outs within a minute'), {
        'retry-after': String(resetSeconds),
      });
    }
    const settings = this.provider.settings ?? raiseProblem(404, 'not-found', 'There is no OpenID provider');
    void reply.header('cache-control', 'no-store');
    const token = form?.['logout_token'];
    if (typeof token !== 'string') return refuse(reply, 'invalid_request', 'logout_token is missing');
    try {
      const outcome = await this.useCase.run(token, settings);
      if (outcome.ok) return void reply.code(200).send();
      this.logger.warn({ fault: outcome.error }, 'A sign-out of the OpenID provider was refused');
      refuse(reply, 'invalid_request', outcome.error);
    } catch (error) {
      // Section 2.8 knows one answer for all that goes wrong.
      this.logger.error({ err: error }, 'A sign-out of the OpenID provider has failed');
      refuse(reply, 'temporarily_unavailable', 'The sign-out could not be carried out; send it again');
    }
  }
}

function refuse(reply: FastifyReply, error: string, description: string): void {
  void reply.code(400).send({ error, error_description: description });
}
