import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InstantSchema } from '#contracts/models/common';
import { raiseProblem } from '#platform/http/problem';
import { SERVICE_CONFIG } from '#service/tokens';
import { ROLES } from '../auth/actor';
import type { GatewayConfig } from '../config';
import { Documented } from '../docs/documented';
import { jsonSchema } from '../http/endpoint';
import { ZodBody } from '../http/zod-pipe';
import { OidcProvider } from '../oidc/oidc-provider';
import { requireOwnScript } from './own-script';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie';
import { Sessions, type SessionView } from './sessions';
import { SignIn, type Credentials } from './sign-in.use-case';

const CredentialsSchema = z.union([
  z.strictObject({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(200) }),
  z.strictObject({ token: z.string().min(1).max(500) }),
]);

export const SessionSchema = z.object({
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  stores: z.array(z.string()).nullable(),
  authentication: z.enum(['password', 'oidc', 'token']),
  expiresAt: InstantSchema,
});

const session = () => ({
  status: 200,
  description: 'Who is signed in',
  content: { 'application/json': { schema: jsonSchema(SessionSchema, 'output') } },
});

const refusal = (status: number, description: string) => ({
  status,
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** How people sign in at the console. Programs send `Authorization: Bearer` and need none of this. */
@Documented(({ ApiTags }) => [ApiTags('Session')])
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly provider: OidcProvider,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get()
  @Documented(({ ApiOperation, ApiResponse }) => [
    ApiOperation({ summary: 'Who is signed in; 401 when nobody is.' }),
    ApiResponse(session()),
    ApiResponse(refusal(401, 'Nobody is signed in')),
  ])
  async get(@Req() request: FastifyRequest): Promise<SessionView> {
    const value = readSessionCookie(request, this.config.PUBLIC_URL);
    const found = value === undefined ? undefined : await this.sessions.find(value);
    return found?.view ?? raiseProblem(401, 'not-signed-in', 'Nobody is signed in');
  }

  @Post()
  @HttpCode(200)
  @Documented(({ ApiBody, ApiOperation, ApiResponse }) => [
    ApiOperation({ summary: 'Sign in with an account or an API token; sets the cookie of the session.' }),
    ApiBody({ schema: jsonSchema(CredentialsSchema, 'input') as never }),
    ApiResponse(session()),
    ApiResponse(refusal(400, 'The request is malformed')),
    ApiResponse(refusal(401, 'These are no valid credentials')),
    ApiResponse(refusal(403, 'Sent by a page of somebody else')),
    ApiResponse(refusal(429, 'Too many attempts; see Retry-After')),
  ])
  async begin(
    @ZodBody(CredentialsSchema) credentials: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    requireOwnScript(request);
    const identity = await this.signIn.identify(credentials, request.ip);
    const { value, expiresAt } = await this.sessions.begin(identity);
    setSessionCookie(reply, this.config.PUBLIC_URL, value, expiresAt);
    const found = await this.sessions.find(value);
    return found?.view ?? raiseProblem(401, 'not-signed-in', 'Nobody is signed in');
  }

  @Delete()
  @Documented(({ ApiOperation, ApiResponse }) => [
    ApiOperation({ summary: 'Sign out.' }),
    ApiResponse({ status: 204, description: 'Signed out' }),
    ApiResponse({
      status: 200,
      description: 'Signed out here; the address where the browser signs out at the OpenID provider too',
      content: { 'application/json': { schema: jsonSchema(z.object({ logoutUrl: z.string() }), 'output') } },
    }),
  ])
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly logoutUrl: string } | undefined> {
    requireOwnScript(request);
    const value = readSessionCookie(request, this.config.PUBLIC_URL);
    const found = value === undefined ? undefined : await this.sessions.find(value);
    if (value !== undefined) await this.sessions.end(value);
    clearSessionCookie(reply, this.config.PUBLIC_URL);
    const logoutUrl =
      found?.view.authentication === 'oidc'
        ? await this.provider.logoutUrl().catch(() => undefined)
        : undefined;
    void reply.code(logoutUrl === undefined ? 204 : 200);
    return logoutUrl === undefined ? undefined : { logoutUrl };
  }
}
