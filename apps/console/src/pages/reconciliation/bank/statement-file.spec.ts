import { gunzipSync } from 'node:zlib';
import { formatOf, MOST_BYTES, packFile } from './statement-file';

describe('the file of a bank statement', () => {
  it('travels as it is while it is short', async () => {
    const packed = await packFile(new Blob(['Buchung;1,00\n']));
    expect(Buffer.from(packed!, 'base64').toString()).toBe('Buchung;1,00\n');
  });

  it('is packed when it is long, byte for byte', async () => {
    const long = '2026-11-01,ä,1.00\n'.repeat(60_000);
    const packed = await packFile(new Blob([long]));
    expect(gunzipSync(Buffer.from(packed!, 'base64')).toString()).toBe(long);
  });

  it('is not taken when it is empty or longer than four megabytes', async () => {
    expect(await packFile(new Blob([]))).toBeNull();
    expect(await packFile(new Blob(['x'.repeat(MOST_BYTES + 1)]))).toBeNull();
  });

  it('is known by its name', () => {
    expect(formatOf('November.CSV')).toBe('csv');
    expect(formatOf('camt.xml')).toBe('camt.053');
  });
});
