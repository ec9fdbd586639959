import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellStories } from './orders.mjs';
import { STORIES } from './stories.mjs';

/** A world in which every order is at once what is waited for. */
const smooth = () => ({
  captured: [],
  placed: 0,
  async placeOrder() {
    return String((this.placed += 1));
  },
  async orderWhen() {
    return { payments: [{ payUrl: 'http://pay', paymentId: 'pay_1' }] };
  },
  async pay() {},
  async setShopStatus() {},
  async capture(paymentId, key) {
    this.captured.push({ paymentId, key });
  },
});

test('as many orders as asked for, in turn, when no harm waits for more', async () => {
  const driver = smooth();
  let told = 0;
  const flow = { least: STORIES.length, everyMs: 1, wanted: () => false, onTold: () => (told += 1) };
  const stories = await Promise.all(await tellStories(driver, flow));
  assert.deepEqual(
    stories.map(({ scenario }) => scenario.name),
    STORIES.map(({ name }) => name),
  );
  assert.equal(told, STORIES.length);
  assert.equal(driver.captured.length, 1);
});

test('orders go on as long as harm waits for one to come along', async () => {
  const driver = smooth();
  const flow = { least: 2, everyMs: 1, wanted: () => driver.placed < 7, onTold: () => undefined };
  assert.equal((await tellStories(driver, flow)).length, 7);
});

test('a slow machine gets no more orders at once than it can carry', async () => {
  const waiting = [];
  const driver = { ...smooth(), orderWhen: () => new Promise((resolve) => waiting.push(resolve)) };
  const flow = { least: 40, everyMs: 1, wanted: () => false, onTold: () => undefined };
  let begun = false;
  void tellStories(driver, flow).then(() => (begun = true));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const most = driver.placed;
  assert.ok(most < 40 && !begun, `${most} at once`);
  const letThrough = setInterval(() => waiting.shift()?.({ payments: [{ payUrl: 'http://pay' }] }), 1);
  const end = Date.now() + 10_000;
  while (!begun && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(letThrough);
  assert.equal(begun, true);
});

test('an order that could not be placed fails the run, not the process', async () => {
  const driver = { placeOrder: () => Promise.reject(new Error('no shop')) };
  const flow = { least: 2, everyMs: 5, wanted: () => false, onTold: () => undefined };
  const stories = await tellStories(driver, flow);
  await assert.rejects(Promise.all(stories), /no shop/);
});
