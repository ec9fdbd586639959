import { CONNECTIONS } from '../system/sandbox-configuration.mjs';
import { OUTSIDE_SYSTEMS } from './systems.mjs';

const withSlashless = (url) => url.replace(/\/+$/, '');

/** The settings of each system by its variables; `accountNames` makes the ERP's account names of a company's abbreviation. */
const SETTINGS = {
  stripe: (v) => ({ system: 'stripe', settings: v.STRIPE_API_BASE ? { apiBase: v.STRIPE_API_BASE } : {} }),
  kentico: (v) => ({
    system: 'kentico-xperience-13',
    settings: {
      restUrl: /\/rest$/i.test(withSlashless(v.KENTICO_URL))
        ? withSlashless(v.KENTICO_URL)
        : `${withSlashless(v.KENTICO_URL)}/rest`,
      siteName: v.KENTICO_SITE,
      userName: v.KENTICO_USERNAME,
    },
  }),
  ordercloud: (v) => ({
    system: 'sitecore-ordercloud',
    settings: {
      apiUrl: v.ORDERCLOUD_URL,
      ...(v.ORDERCLOUD_AUTH_URL ? { authUrl: v.ORDERCLOUD_AUTH_URL } : {}),
      clientId: v.ORDERCLOUD_CLIENT_ID,
      shopApiClientIds: v.ORDERCLOUD_SHOP_CLIENT_IDS.split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    },
  }),
  xc: (v) => ({
    system: 'sitecore-xc',
    settings: {
      engineUrl: v.XC_URL,
      identityUrl: v.XC_IDENTITY_URL,
      clientId: v.XC_CLIENT_ID,
      environment: v.XC_ENVIRONMENT,
      shopName: v.XC_SHOP_NAME,
      currency: v.XC_CURRENCY,
    },
  }),
  erpnext: (v, accountNames) => ({
    system: 'erpnext',
    settings: {
      baseUrl: v.ERPNEXT_URL,
      company: v.ERPNEXT_COMPANY,
      warehouse: v.ERPNEXT_WAREHOUSE ?? `Stores - ${v.ERPNEXT_COMPANY_ABBREVIATION}`,
      accounts: accountNames(v.ERPNEXT_COMPANY_ABBREVIATION),
    },
  }),
  mail: (v) => ({
    system: 'smtp',
    settings: {
      host: v.SMTP_HOST,
      ...(v.SMTP_PORT ? { port: Number(v.SMTP_PORT) } : {}),
      ...(v.SMTP_SECURITY ? { security: v.SMTP_SECURITY } : {}),
      ...(v.SMTP_USERNAME ? { username: v.SMTP_USERNAME } : {}),
      from: v.SMTP_FROM,
      ...(v.SMTP_FROM_NAME ? { fromName: v.SMTP_FROM_NAME } : {}),
    },
  }),
};

/** The connection of a real system; its secrets are names of variables. */
export function realConnection(key, values, accountNames) {
  const { secrets } = OUTSIDE_SYSTEMS.find((system) => system.key === key);
  return {
    id: CONNECTIONS[key],
    ...SETTINGS[key](values, accountNames),
    secrets: Object.fromEntries(
      Object.entries(secrets)
        .filter(([, variable]) => variable in values)
        .map(([name, variable]) => [name, { env: variable }]),
    ),
  };
}
