import { createHash } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#platform/clock/clock';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { REQUIRED_ROLE } from '../http/endpoint';
import { requireOwnScript } from '../session/own-script';
import { readSessionCookie } from '../session/session-cookie';
import { Sessions } from '../session/sessions';
import { hasRole, type Actor, type RequestWithActor, type Role } from './actor';
import { isAdminToken } from './admin-token';
import { ApiTokenRepository } from './api-token.repository';
import { RateLimiter } from './rate-limiter';

const MOST_MET = 10_000;

/** Lets into the admin API by bearer token or by the session of the console, within a rate; all else in this process has no log-in. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly limiter: RateLimiter;
  /** Digests of tokens that were good when they were last seen. */
  private readonly met = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: ApiTokenRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: Sessions,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {
    this.limiter = new RateLimiter(config.API_REQUESTS_PER_MINUTE);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const role = this.reflector.get<Role | undefined>(REQUIRED_ROLE, context.getHandler());
    if (role === undefined) return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const actor = (await this.bySession(request, reply)) ?? (await this.byToken(request, reply));
    if (!hasRole(actor, role)) raiseProblem(403, 'role-missing', `This needs the role ${role}`);
    request.actor = actor;
    return true;
  }

  /** A cookie counts only where no bearer token is sent; what changes something must come from our own script. */
  private async bySession(request: FastifyRequest, reply: FastifyReply): Promise<Actor | undefined> {
    if (request.headers.authorization !== undefined) return undefined;
    const value = readSessionCookie(request, this.config.PUBLIC_URL);
    if (value === undefined) return undefined;
    if (request.method !== 'GET') requireOwnScript(request);
    const key = digest(value).toString('base64');
    this.spend(this.met.has(key) ? `session ${key}` : `refused ${request.ip}`, reply);
    const found = await this.sessions.find(value);
    if (!found) {
      this.met.delete(key);
      throw new ProblemError(problem(401, 'session-ended', 'The session has ended; sign in again'));
    }
    this.remember(key);
    return found.actor;
  }

  private byToken(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    const token = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
    return this.identify(token, request.ip, reply);
  }

  /** Guesses are limited by address and cost no look at the database beyond that; who has been let in before is limited by token. */
  private async identify(token: string | undefined, address: string, reply: FastifyReply): Promise<Actor> {
    const key = token === undefined ? undefined : digest(token).toString('base64');
    if (token === undefined || key === undefined) {
      this.spend(`refused ${address}`, reply);
      throw unauthenticated(true);
    }
    const met = this.met.has(key) || isAdminToken(this.config, token);
    if (met) this.spend(`token ${key}`, reply);
    else this.spend(`refused ${address}`, reply);
    const actor = await this.actorOf(token);
    if (!actor) {
      this.met.delete(key);
      throw unauthenticated(false);
    }
    this.remember(key);
    return actor;
  }

  private remember(key: string): void {
    if (this.met.size >= MOST_MET) this.met.clear();
    this.met.add(key);
  }

  private async actorOf(token: string): Promise<Actor | undefined> {
    if (isAdminToken(this.config, token))
      return { name: 'admin token', role: 'admin', stores: null, tokenId: null };
    const row = await this.tokens.findLive(token, this.clock.now());
    return (
      row && {
        name: `${row.token_id} (${row.name})`,
        role: row.role,
        stores: row.stores,
        tokenId: row.token_id,
      }
    );
  }

  private spend(key: string, reply: FastifyReply): void {
    const { limit, remaining, resetSeconds, allowed } = this.limiter.take(key, Date.now());
    const headers = {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(resetSeconds),
    };
    void reply.headers(headers);
    if (allowed) return;
    throw new ProblemError(problem(429, 'too-many-requests', 'Too many requests within a minute'), {
      ...headers,
      'retry-after': String(resetSeconds),
    });
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

function unauthenticated(missing: boolean): ProblemError {
  const told = missing
    ? problem(401, 'token-missing', 'Send Authorization: Bearer and a token')
    : problem(401, 'token-invalid', 'The token is not known, has expired or was revoked');
  return new ProblemError(told, { 'www-authenticate': 'Bearer' });
}
