import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#platform/clock/clock';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { REQUIRED_ROLE } from '../http/endpoint';
import { hasRole, type Actor, type RequestWithActor, type Role } from './actor';
import { ApiTokenRepository } from './api-token.repository';
import { RateLimiter } from './rate-limiter';

const MOST_MET = 10_000;

/** Lets into the admin API by bearer token, within a rate; everything else in this process has no log-in. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly limiter: RateLimiter;
  private readonly adminDigest: Buffer;
  /** Digests of tokens that were good when they were last seen. */
  private readonly met = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: ApiTokenRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) config: GatewayConfig,
  ) {
    this.limiter = new RateLimiter(config.API_REQUESTS_PER_MINUTE);
    this.adminDigest = digest(config.ADMIN_TOKEN);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const role = this.reflector.get<Role | undefined>(REQUIRED_ROLE, context.getHandler());
    if (role === undefined) return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const token = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
    const actor = await this.identify(token, request.ip, reply);
    if (!hasRole(actor, role)) raiseProblem(403, 'role-missing', `This needs the role ${role}`);
    request.actor = actor;
    return true;
  }

  /** Guesses are limited by address and cost no look at the database beyond that; who has been let in before is limited by token. */
  private async identify(token: string | undefined, address: string, reply: FastifyReply): Promise<Actor> {
    const key = token === undefined ? undefined : digest(token).toString('base64');
    if (token === undefined || key === undefined) {
      this.spend(`refused ${address}`, reply);
      throw unauthenticated(true);
    }
    const met = this.met.has(key) || this.isAdmin(token);
    if (met) this.spend(`token ${key}`, reply);
    else this.spend(`refused ${address}`, reply);
    const actor = await this.actorOf(token);
    if (!actor) {
      this.met.delete(key);
      throw unauthenticated(false);
    }
    if (this.met.size >= MOST_MET) this.met.clear();
    this.met.add(key);
    return actor;
  }

  private isAdmin(token: string): boolean {
    return timingSafeEqual(digest(token), this.adminDigest);
  }

  private async actorOf(token: string): Promise<Actor | undefined> {
    if (this.isAdmin(token)) return { name: 'admin token', role: 'admin', stores: null, tokenId: null };
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
