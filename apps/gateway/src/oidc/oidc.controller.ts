import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '#platform/clock/clock';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import type { Logger } from '#platform/logging/logger';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import { RateLimiter } from '../auth/rate-limiter';
import type { GatewayConfig } from '../config';
import { Documented } from '../docs/documented';
import { jsonSchema } from '../http/endpoint';
import { setSessionCookie } from '../session/session-cookie';
import { Sessions } from '../session/sessions';
import { newAttemptValue } from './oidc-attempt';
import { OidcAttemptRepository } from './oidc-attempt.repository';
import { clearAttemptCookie, readAttemptCookie, setAttemptCookie } from './oidc-cookie';
import { OidcProvider } from './oidc-provider';
import type { OidcSettings } from './oidc-settings';
import { safeReturn } from './safe-return';
import { SignInByOidc, type OidcRefusal } from './sign-in-by-oidc.use-case';

const AvailableSchema = z.object({ available: z.boolean(), name: z.string().nullable() });
const ATTEMPT_SECONDS = 600;
const PER_MINUTE_AND_ADDRESS = 60;

type Fault = OidcRefusal | 'oidc-attempt-unknown' | 'oidc-denied' | 'oidc-refused' | 'oidc-unavailable';

/** The browser's way to the OpenID provider and back. What goes wrong is told on the sign-in page. */
@Documented(({ ApiTags }) => [ApiTags('Session')])
@Controller('api/v1/session/oidc')
export class OidcController {
  private readonly limiter = new RateLimiter(PER_MINUTE_AND_ADDRESS);

  constructor(
    private readonly provider: OidcProvider,
    private readonly attempts: OidcAttemptRepository,
    private readonly signIn: SignInByOidc,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Documented(({ ApiOperation, ApiResponse }) => [
    ApiOperation({ summary: 'Whether people can sign in with an OpenID provider, and how it is called.' }),
    ApiResponse({
      status: 200,
      description: 'The provider',
      content: { 'application/json': { schema: jsonSchema(AvailableSchema, 'output') } },
    }),
  ])
  available(): z.output<typeof AvailableSchema> {
    const { settings } = this.provider;
    return { available: settings !== undefined, name: settings?.OIDC_NAME ?? null };
  }

  @Get('begin')
  @Documented(({ ApiExcludeEndpoint }) => [ApiExcludeEndpoint()])
  async begin(
    @Query('returnTo') returnTo: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const settings = this.required(request);
    const value = newAttemptValue();
    const expiresAt = new Date(this.clock.now().getTime() + ATTEMPT_SECONDS * 1_000);
    const address = await this.provider.authorizationUrl(settings, value).catch((error: unknown) => {
      this.tell('oidc-unavailable', error);
      return undefined;
    });
    if (address === undefined) return this.refuse(reply, 'oidc-unavailable');
    if (!(await this.attempts.begin(value, safeReturn(returnTo, this.config.PUBLIC_URL), expiresAt)))
      return raiseProblem(503, 'sign-in-busy', 'Too many people sign in at this moment');
    setAttemptCookie(reply, this.config.PUBLIC_URL, value, ATTEMPT_SECONDS);
    void reply.header('cache-control', 'no-store').redirect(address, 302);
  }

  @Get('callback')
  @Documented(({ ApiExcludeEndpoint }) => [ApiExcludeEndpoint()])
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const settings = this.required(request);
    const value = readAttemptCookie(request, this.config.PUBLIC_URL);
    clearAttemptCookie(reply, this.config.PUBLIC_URL);
    const attempt = value === undefined ? undefined : await this.attempts.take(value, this.clock.now());
    if (value === undefined || !attempt) return this.refuse(reply, 'oidc-attempt-unknown');
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    let claims;
    try {
      claims = await this.provider.claims(settings, query, value);
    } catch (error) {
      const fault = faultOf(error);
      this.tell(fault, error);
      return this.refuse(reply, fault);
    }
    const identified = await this.signIn.identify(claims, settings);
    if (!identified.ok) return this.refuse(reply, identified.error);
    const session = await this.sessions.begin(identified.value);
    setSessionCookie(reply, this.config.PUBLIC_URL, session.value, session.expiresAt);
    void reply.header('cache-control', 'no-store').redirect(attempt.returnTo, 303);
  }

  private required(request: FastifyRequest): OidcSettings {
    const { allowed, resetSeconds } = this.limiter.take(request.ip, Date.now());
    if (!allowed) {
      throw new ProblemError(problem(429, 'too-many-attempts', 'Too many attempts within a minute'), {
        'retry-after': String(resetSeconds),
      });
    }
    return this.provider.settings ?? raiseProblem(404, 'not-found', 'There is no OpenID provider');
  }

  /** Codes and tokens lie in the causes of these errors: only what they are called is logged. */
  private tell(fault: Fault, error: unknown): void {
    const { name, code } = error as { name?: unknown; code?: unknown };
    this.logger.warn({ fault, name, code }, 'A sign-in with the OpenID provider has failed');
  }

  private refuse(reply: FastifyReply, fault: Fault): void {
    void reply.header('cache-control', 'no-store').redirect(`/?signInError=${fault}`, 303);
  }
}

function faultOf(error: unknown): Fault {
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === 'AuthorizationResponseError') return 'oidc-denied';
  const unreachable = name === 'TypeError' || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT';
  return unreachable ? 'oidc-unavailable' : 'oidc-refused';
}
