import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import type { DocumentTarget } from './documents/document-target';
import { createErpFilePort } from './erp-file-port';
import { LocalFiles } from './files/local-files';
import { FolderTarget } from './folder/folder-target';
import { HttpTarget } from './http/http-target';
import { accountOf, erpFileSettingsSchema, type ErpFileSettings } from './settings';

export async function openErpFile(connection: Connection, context: ConnectorContext): Promise<ErpPort> {
  const settings = erpFileSettingsSchema.parse(connection.settings);
  return createErpFilePort(await targetOf(settings, connection, context), {
    accountOf: accountOf(settings),
    timeZone: settings.timeZone,
  });
}

async function targetOf(
  settings: ErpFileSettings,
  connection: Connection,
  { clock }: ConnectorContext,
): Promise<DocumentTarget> {
  const { environment, secrets } = connection;
  switch (settings.target) {
    case 'http': {
      const { origin, pathname, search } = new URL(settings.url!);
      const http = new HttpClient({
        system: 'The receiver of the export',
        baseUrl: origin,
        clock,
        environment,
      });
      const signing = secrets['signingSecret'] ?? [];
      if (signing.length === 0) throw missing(connection, 'signingSecret');
      return new HttpTarget(http, {
        path: `${pathname}${search}`,
        secrets: signing,
        readable: settings.readable,
        clock,
      });
    }
    case 'folder':
      return new FolderTarget(new LocalFiles(settings.path!));
    case 'sftp': {
      const { SftpSession } = await import('#connectors/erp-file/files/sftp-session');
      const { SftpFiles } = await import('#connectors/erp-file/files/sftp-files');
      const [privateKey, password] = [secrets['privateKey']?.[0], secrets['password']?.[0]];
      if (privateKey === undefined && password === undefined) throw missing(connection, 'privateKey');
      const { host, port, user, hostKey, path } = settings;
      const session = new SftpSession({
        host: host!,
        port,
        user: user!,
        hostKey: hostKey!,
        privateKey,
        password,
        environment,
      });
      return new FolderTarget(new SftpFiles(session, path!));
    }
    default:
      return assertUnreachable(settings.target);
  }
}

function missing(connection: Connection, name: string): Failure {
  return Failure.permanent('secret-missing', `Connection ${connection.id} has no ${name}`);
}
