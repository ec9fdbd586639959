import { Failure } from '#platform/errors/failure';
import type { FrappeClient, FrappeDoc } from './frappe-client';
import { KeyedDocuments } from './keyed-documents';

const draft: FrappeDoc = { name: 'ACC-JV-2026-00001', docstatus: 0 };

function documentsWith(update: () => Promise<FrappeDoc>, now: FrappeDoc): KeyedDocuments {
  const client = { update, get: () => Promise.resolve(now) } as unknown as FrappeClient;
  return new KeyedDocuments(client, 'bridge_key');
}
const refused = (): Promise<never> =>
  Promise.reject(Failure.conflict('erp-document-changed', 'modified after you have opened it'));

describe('a document that is to be made', () => {
  function opened() {
    const calls: string[] = [];
    const made = new Map<unknown, FrappeDoc>();
    const site = { hasField: true };
    const client = {
      list: (_doctype: string, { filters }: { filters: string[][] }) => {
        calls.push('list');
        if (!site.hasField) return Promise.reject(Failure.permanent('erp-custom-field-missing', 'no field'));
        const found = made.get(filters[0]![2]);
        return Promise.resolve(found ? [found] : []);
      },
      get: (_doctype: string, name: string) => {
        calls.push('get');
        return Promise.resolve([...made.values()].find((doc) => doc.name === name));
      },
      insert: (_doctype: string, { bridge_key: key }: { bridge_key: string }) => {
        calls.push('insert');
        if (made.has(key)) return Promise.reject(Failure.conflict('erp-key-taken', 'must be unique'));
        const doc = { ...draft, name: `JV-${made.size + 1}`, ...(site.hasField && { bridge_key: key }) };
        made.set(key, doc);
        return Promise.resolve(doc);
      },
    } as unknown as FrappeClient;
    const documents = new KeyedDocuments(client, 'bridge_key');
    const ensure = (key: string, first: boolean) =>
      documents.findOrInsert('Journal Entry', key, () => Promise.resolve({}), { first });
    const callsOf = async (key: string, first: boolean): Promise<string[]> => {
      calls.length = 0;
      await ensure(key, first).catch((error: Failure) => calls.push(error.code));
      return [...calls];
    };
    return { ensure, callsOf, site };
  }

  it('is looked for, but not on a first attempt after a look has shown that the key field is there', async () => {
    const { callsOf } = opened();
    expect(await callsOf('a', true)).toEqual(['list', 'insert']);
    expect(await callsOf('b', true)).toEqual(['insert']);
    expect(await callsOf('c', false)).toEqual(['list', 'insert']);
    expect(await callsOf('c', false)).toEqual(['list', 'get']);
  });

  it('is the one that stands when somebody else was faster, and says so', async () => {
    const { ensure } = opened();
    await ensure('a', false);
    const { doc } = await ensure('b', true);
    expect(await ensure('b', true)).toEqual({ doc, made: false });
  });

  it('is looked for again after the key field was seen to be gone', async () => {
    const { callsOf, site } = opened();
    await callsOf('a', true);
    site.hasField = false;
    expect(await callsOf('b', true)).toEqual(['insert', 'erp-custom-field-missing']);
    expect(await callsOf('c', true)).toEqual(['list', 'erp-custom-field-missing']);
  });
});

describe('submitting a draft', () => {
  it('succeeds when somebody else has submitted it at the same moment', async () => {
    const submitted = { ...draft, docstatus: 1 };
    await expect(documentsWith(refused, submitted).submitted(draft, 'Journal Entry')).resolves.toBe(
      submitted,
    );
  });

  it('fails with the reason when it is a draft still', async () => {
    await expect(documentsWith(refused, draft).submitted(draft, 'Journal Entry')).rejects.toMatchObject({
      code: 'erp-document-changed',
    });
  });

  it('does not look again when nobody answers', async () => {
    const silent = (): Promise<never> => Promise.reject(Failure.transient('timed-out', 'no answer'));
    const documents = documentsWith(silent, { ...draft, docstatus: 1 });
    await expect(documents.submitted(draft, 'Journal Entry')).rejects.toMatchObject({ code: 'timed-out' });
  });
});
