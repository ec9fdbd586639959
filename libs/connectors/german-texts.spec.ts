import { connectors } from './registry';

describe("the manifests' German texts", () => {
  it.each(Object.keys(connectors))('%s: every setting and every secret, and nothing else', async (system) => {
    const { manifest } = await connectors[system]!();
    const { settings, secrets } = manifest.german ?? { settings: {}, secrets: {} };
    expect(Object.keys(settings).sort()).toEqual(Object.keys(manifest.settings.shape).sort());
    expect(Object.keys(secrets).sort()).toEqual(manifest.secrets.map(({ name }) => name).sort());
  });
});
