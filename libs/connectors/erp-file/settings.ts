import { z } from 'zod';

const folder = z
  .string()
  .regex(/^\/[^\0]{0,500}$/)
  .transform((path) => path.replace(/\/+$/, '') || '/');

/** What an administrator says about the export; descriptions are the labels of the form. */
export const erpFileSettingsSchema = z
  .strictObject({
    target: z.enum(['http', 'folder', 'sftp']).describe('Where documents go'),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe('http: address that takes the documents'),
    readable: z
      .boolean()
      .default(false)
      .describe('http: whether that address also answers questions about what it was given'),
    path: folder
      .nullable()
      .default(null)
      .describe('folder, sftp: absolute path of the folder; it must exist'),
    host: z.string().min(1).max(253).nullable().default(null).describe('sftp: name or address of the server'),
    port: z.int().min(1).max(65_535).default(22).describe('sftp: port'),
    user: z.string().min(1).max(200).nullable().default(null).describe('sftp: user'),
    hostKey: z
      .string()
      .regex(/^SHA256:[A-Za-z0-9+/]{43}$/)
      .nullable()
      .default(null)
      .describe("sftp: fingerprint of the server's key, as ssh-keygen -lf shows it"),
    accounts: z
      .record(z.string().regex(/^\d{4}$/), z.string().min(1).max(100))
      .default({})
      .describe(
        'Account number of our chart to the name it has at the receiver; our number where none is given',
      ),
    timeZone: z.string().min(1).default('UTC').describe('Time zone of the dates of orders and customers'),
  })
  .superRefine((settings, context) => {
    const needed = { http: ['url'], folder: ['path'], sftp: ['path', 'host', 'user', 'hostKey'] } as const;
    for (const name of needed[settings.target]) {
      if (settings[name] === null) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `Needed for the target ${settings.target}`,
        });
      }
    }
  });
export type ErpFileSettings = z.output<typeof erpFileSettingsSchema>;

/** What an account of our chart is called at the receiver. */
export const accountOf =
  ({ accounts }: Pick<ErpFileSettings, 'accounts'>) =>
  (number: string): string =>
    accounts[number] ?? number;
