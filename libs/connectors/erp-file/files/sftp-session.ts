import { connect, isIP } from 'node:net';
import { promisify } from 'node:util';
import { Client, type SFTPWrapper } from 'ssh2';
import { Failure, toError } from '#platform/errors/failure';
import { type Environment, guardAddress, guardedLookup } from '#connectors/kit/http/egress-guard';
import { fingerprintOf, isPinned } from './host-key';

export interface SftpOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `SHA256:...` */
  readonly hostKey: string;
  readonly privateKey: string | undefined;
  readonly password: string | undefined;
  readonly environment: Environment;
}

const CONNECT_DEADLINE_MS = 10_000;
const CALL_DEADLINE_MS = 20_000;
const IDLE_MS = 30_000;

interface Open {
  /** Fails when the connection ends, which answers to nobody who still waits. */
  readonly ended: Promise<never>;
  readonly client: Client;
  readonly sftp: SFTPWrapper;
}

/** One connection to an SFTP server, opened when it is needed and closed when it was not for a while. Calls go one after the other. */
export class SftpSession {
  private open: Promise<Open> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly options: SftpOptions) {}

  run<T>(work: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
    const mine = this.last.then(() => this.call(work));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  close(): void {
    const { open } = this;
    this.open = undefined;
    clearTimeout(this.idle);
    open?.then(
      ({ client }) => client.end(),
      () => undefined,
    );
  }

  private async call<T>(work: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    this.open ??= this.connect();
    const current = this.open;
    try {
      const { sftp, ended } = await current;
      return await within(CALL_DEADLINE_MS, Promise.race([work(sftp), ended]));
    } catch (error) {
      if (error instanceof Failure && this.open === current) this.close();
      throw error;
    } finally {
      this.idle = setTimeout(() => this.close(), IDLE_MS);
      this.idle.unref();
    }
  }

  private async connect(): Promise<Open> {
    const { host, port, user, hostKey, privateKey, password, environment } = this.options;
    if (isIP(host) !== 0) guardAddress(host, environment);
    const client = new Client();
    let strangeKey: string | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        client.once('ready', resolve).once('error', reject);
        client.on('close', () => {
          this.open = undefined;
          reject(new Error('The connection was closed'));
        });
        const socket = connect({ host, port, noDelay: true, lookup: guardedLookup(environment) });
        socket.once('error', reject);
        client.connect({
          sock: socket,
          username: user,
          ...(privateKey !== undefined && { privateKey }),
          ...(password !== undefined && { password }),
          readyTimeout: CONNECT_DEADLINE_MS,
          hostVerifier: (key: Buffer) => {
            if (isPinned(key, hostKey)) return true;
            strangeKey = fingerprintOf(key);
            return false;
          },
        });
      });
      client.on('error', () => (this.open = undefined));
      const ended = new Promise<never>((_resolve, reject) => {
        client.on('close', () =>
          reject(Failure.transient('connection-lost', `${host} ended the connection before it answered`)),
        );
      });
      ended.catch(() => undefined);
      return { client, ended, sftp: await promisify(client.sftp.bind(client))() };
    } catch (error) {
      client.destroy();
      throw connectFailure(this.options, error, strangeKey);
    }
  }
}

function connectFailure(
  { host, user }: SftpOptions,
  thrown: unknown,
  strangeKey: string | undefined,
): Failure {
  if (thrown instanceof Failure) return thrown;
  if (strangeKey !== undefined) {
    return Failure.permanent('host-key-differs', `${host} shows another key than the one in the connection`, {
      details: { shown: strangeKey },
      suggestion: 'Ask whoever runs the server whether its key was changed; enter the new one only then.',
    });
  }
  const error = toError(thrown);
  if ((error as { level?: unknown }).level === 'client-authentication') {
    return Failure.permanent('erp-credentials-refused', `${host} refused user "${user}"`, {
      suggestion: 'Check user and key of the connection.',
    });
  }
  return Failure.transient('connection-failed', `${host} cannot be reached: ${error.message}`, {
    cause: error,
  });
}

async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Failure.transient('timed-out', `The SFTP server did not answer within ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
