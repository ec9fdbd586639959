#!/usr/bin/env node
// Checks a bundle of evidence, with nothing but Node and the file:
//   node verify-evidence.mjs evidence-2026-11.ndjson [--key <public key in base64>]
// Ends with 0 when nothing is wrong, with 1 when something is, with 2 when it was called wrongly.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const MOST_FINDINGS = 100;
const CLEARING = '1100';
const BANK = '1000';
const START = '0'.repeat(64);
const HASHED = /^(.*),"hash":"([0-9a-f]{64})"\}$/s;

const findings = [];
const finding = (text) => {
  if (findings.length < MOST_FINDINGS) findings.push(text);
};

/** The chain, and what the manifest must say of it. */
const chain = { head: START, before: START, lines: 0, sections: new Map(), manifest: null, signature: null };

function readLine(line) {
  const number = chain.lines + 1;
  const [, start, told] = HASHED.exec(line) ?? [];
  if (told === undefined) return finding(`Line ${number} is no record with a hash`);
  const hash = createHash('sha256').update(chain.head).update(`${start}}`).digest('hex');
  if (hash !== told) finding(`Line ${number} was changed, or one before it was put in or left out`);
  let record;
  try {
    record = JSON.parse(line);
  } catch {
    return finding(`Line ${number} is no JSON`);
  }
  if (record.n !== number) finding(`Line ${number} calls itself ${record.n}`);
  if (chain.signature) finding(`Line ${number} comes after the signature`);
  else if (chain.manifest && record.kind !== 'signature') finding(`Line ${number} comes after the manifest`);
  chain.lines = number;
  // What was told is gone on with: one changed line is one finding, not all that follow.
  chain.before = chain.head;
  chain.head = told;
  if (record.kind === 'manifest') chain.manifest = { ...record.data, before: chain.before, hash: told };
  else if (record.kind === 'signature') chain.signature = { ...record.data, signed: chain.before };
  else keep(record.kind, record.data, line);
}

function keep(kind, data, line) {
  const section = chain.sections.get(kind) ?? { count: 0, hash: createHash('sha256') };
  section.count += 1;
  section.hash.update(`${line}\n`);
  chain.sections.set(kind, section);
  READERS[kind]?.(data);
}

const bundle = { data: null };
const accounts = new Map();
const entries = new Map();
const keys = new Set();
const tables = new Map();
const payouts = new Map();
const lines = new Map();
const foreignVersions = new Set();

const accountOf = (account, currency) => {
  const key = `${account} ${currency}`;
  if (!accounts.has(key)) accounts.set(key, { opening: 0, moved: 0, closing: null });
  return accounts.get(key);
};
const movedOn = (entry, account) =>
  entry.lines
    .filter((line) => line.account === account)
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);

function readEntry({ entry, input }) {
  const name = `Entry ${entry.key}`;
  if (keys.has(entry.key)) finding(`${name} is there twice`);
  keys.add(entry.key);
  const { from, through } = bundle.data ?? {};
  if (entry.date < from || entry.date > through)
    finding(`${name} is dated ${entry.date}, outside of the period`);
  let sum = 0;
  for (const { account, debit, credit } of entry.lines) {
    const whole = Number.isSafeInteger(debit) && Number.isSafeInteger(credit);
    if (!whole || debit < 0 || credit < 0 || debit > 0 === credit > 0)
      finding(`${name} has a line that is no amount`);
    sum += debit - credit;
    accountOf(account, entry.currency).moved += debit - credit;
  }
  if (sum !== 0 || entry.lines.length < 2) finding(`${name} does not balance: it is off by ${sum}`);
  const isMovement = typeof input?.balanceTransactionId === 'string' && entry.reverses === undefined;
  if (isMovement && movedOn(entry, CLEARING) !== input.net) {
    finding(
      `${name} moves account ${CLEARING} by ${movedOn(entry, CLEARING)}, its movement was ${input.net}`,
    );
  }
  if (isMovement && input.net !== input.amount - input.fee)
    finding(`${name}: its movement's net is not amount less fee`);
  const { entryId, rule, ruleVersion, reverses, currency } = entry;
  const shape = entry.lines.map(({ account, debit, credit }) => [account, debit, credit]);
  entries.set(entryId, {
    key: entry.key,
    rule,
    ruleVersion,
    reverses,
    currency,
    shape,
    bank: movedOn(entry, BANK),
  });
}

const READERS = {
  bundle: (data) => {
    bundle.data = data;
    if (data.format !== 'tillbridge-evidence-1')
      finding(`The format ${data.format} is not known to this script`);
  },
  'account-opening': ({ account, currency, balance }) => {
    accountOf(account, currency).opening = balance;
  },
  'account-closing': ({ account, currency, balance }) => {
    accountOf(account, currency).closing = balance;
  },
  entry: readEntry,
  'posting-table': ({ version, table }) => {
    // Entries of a table that was not kept are named at the end.
    if (table === null) return;
    const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12);
    if (!version.endsWith(`+${digest}`)) finding(`The posting table is not the one of version ${version}`);
    tables.set(version, table);
  },
  payout: (explained) => {
    const { payout, remainder, state } = explained;
    payouts.set(payout.payoutId, { payout, remainder, state, sum: 0, missing: 0, lines: explained.lines });
  },
  'payout-movement': ({ payoutId, balanceTransactionId, net, currency, entryId }) => {
    const known = payouts.get(payoutId);
    if (!known)
      return finding(`Movement ${balanceTransactionId} is in payout ${payoutId}, which is not in the bundle`);
    if (net === null) known.missing += 1;
    else if (currency === known.payout.amount.currency) known.sum += net;
    if (net !== null && entryId === null && known.state === 'explained') {
      finding(
        `Movement ${balanceTransactionId} of payout ${payoutId} has no entry, and the payout says it is explained`,
      );
    }
  },
  'bank-line': (line) => lines.set(line.lineId, line),
};

function checkAccounts() {
  for (const [key, { opening, moved, closing }] of accounts) {
    if (opening + moved !== (closing ?? 0)) {
      finding(
        `Account ${key}: ${opening} and entries of ${moved} make ${opening + moved}, the bundle says ${closing ?? 0}`,
      );
    }
  }
}

const isMirror = (entry, original) =>
  JSON.stringify(entry.shape) ===
  JSON.stringify(original.shape.map(([account, debit, credit]) => [account, credit, debit]));

/** Row 6 is row 5 where all that was captured goes back: the table has its lines once. */
const [REFUND, WHOLE_REFUND] = ['5', '6'];

function checkEntries() {
  for (const entry of entries.values()) {
    const original = entry.reverses === undefined ? undefined : entries.get(entry.reverses);
    if (original && !isMirror(entry, original))
      finding(`Entry ${entry.key} is not the mirror image of ${original.key}`);
    const table = tables.get(entry.ruleVersion);
    if (!table) {
      foreignVersions.add(entry.ruleVersion);
      continue;
    }
    const row = entry.rule === WHOLE_REFUND ? REFUND : entry.rule;
    const rules = table.filter(({ rule }) => rule === row);
    const allowed = new Set(rules.flatMap((rule) => rule.lines.map(({ account }) => account)));
    const stranger = entry.shape.find(([account]) => !allowed.has(account));
    if (rules.length === 0)
      finding(`Entry ${entry.key} was made by row ${entry.rule}, which its table does not have`);
    else if (stranger)
      finding(`Entry ${entry.key} moves account ${stranger[0]}, which row ${entry.rule} never does`);
  }
}

function checkPayouts() {
  for (const [id, { payout, remainder, state, sum, missing, lines: parts }] of payouts) {
    const total = parts.reduce((all, { amount }) => all + amount, 0);
    const { amount } = payout.amount;
    if (total + remainder !== amount)
      finding(`Payout ${id}: its lines and the remainder make ${total + remainder}, not ${amount}`);
    if (state === 'explained' && (remainder !== 0 || missing > 0))
      finding(`Payout ${id} says it is explained and is not`);
    if (state !== 'balance-only' && sum !== total) {
      finding(`Payout ${id}: its movements make ${sum}, its lines say ${total}`);
    }
  }
}

function checkBankLines() {
  for (const { lineId, amount, currency, entryId, matches, state } of lines.values()) {
    if (matches.length === 0) continue;
    const entry = entries.get(entryId);
    if (entryId === null) finding(`Bank line ${lineId} is ${state} and not booked`);
    // An entry of a line near the end may be dated in another month.
    else if (entry && (entry.bank !== amount || entry.currency !== currency)) {
      finding(
        `Bank line ${lineId} has ${amount} ${currency}, its entry moves ${entry.bank} ${entry.currency}`,
      );
    }
  }
}

function checkManifest() {
  const { manifest, sections } = chain;
  if (!bundle.data) finding('The bundle does not say whose it is');
  if (!manifest) return finding('The manifest is missing: the bundle is cut off');
  const names = new Set([...sections.keys(), ...Object.keys(manifest.sections)]);
  for (const name of names) {
    const told = manifest.sections[name];
    const section = sections.get(name);
    const digest = section?.hash.digest('hex');
    if (told?.count !== section?.count || told?.sha256 !== digest)
      finding(`The section ${name} is not what the manifest says`);
  }
  if (manifest.head !== manifest.before) finding('The manifest belongs to another chain');
}

function checkSignature(key) {
  const { signature } = chain;
  if (!signature) return finding('The signature is missing');
  if (key !== undefined && key !== signature.publicKey)
    finding('The bundle was signed by another key than the one given');
  try {
    const publicKey = createPublicKey({
      key: Buffer.from(signature.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const signed = Buffer.from(signature.signed, 'hex');
    if (!verify(null, signed, publicKey, Buffer.from(signature.signature, 'base64')))
      finding('The signature is wrong');
  } catch {
    finding('The signature cannot be read');
  }
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
  if (positionals.length !== 1) {
    process.stderr.write('Usage: node verify-evidence.mjs <bundle> [--key <public key>]\n');
    return 2;
  }
  const input = createReadStream(positionals[0], 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Infinity })) readLine(line);
  for (const check of [checkManifest, checkAccounts, checkEntries, checkPayouts, checkBankLines]) check();
  checkSignature(values.key);
  const { storeId, period } = bundle.data ?? {};
  const counts = [...chain.sections].map(([kind, { count }]) => `${count} ${kind}`).join(', ');
  process.stdout.write(`${storeId ?? '?'} ${period ?? '?'}: ${counts}\n`);
  if (values.key === undefined)
    process.stdout.write(
      `Signed by ${chain.signature?.publicKey ?? 'nobody'}: compare it, or give it with --key.\n`,
    );
  if (foreignVersions.size > 0) {
    process.stdout.write(`Rules not checked against a table: ${[...foreignVersions].sort().join(', ')}\n`);
  }
  for (const text of findings) process.stdout.write(`! ${text}\n`);
  process.stdout.write(findings.length === 0 ? 'Nothing is wrong.\n' : `${findings.length} findings.\n`);
  return findings.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
