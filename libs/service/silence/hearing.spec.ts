import * as fc from 'fast-check';
import {
  afterSweep,
  afterWebhook,
  firstHeard,
  isSilent,
  PATIENCE_MS,
  SHORTEST_SILENCE_MS,
  type Hearing,
} from './hearing';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T08:00:00Z');
const at = (minutes: number): Date => new Date(START + minutes * MINUTE);

/** A connection that has been heard every so many minutes for a while, at last at minute 0. */
function heardEvery(minutes: number, times = 100): Hearing {
  let hearing = firstHeard(at(-times * minutes));
  for (let n = times - 1; n >= 0; n -= 1) hearing = afterWebhook(hearing, at(-n * minutes));
  return hearing;
}

/** Minutes pass, then a round finds so much, or a webhook comes. */
const steps = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 600 }),
    missed: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
  }),
  { maxLength: 60 },
);

/** Silent for half an hour, and the webhook comes in the very minute in which that is noticed. */
const HEARD_AS_SOON_AS_MISSED = [
  { minutes: 0, missed: 1 },
  { minutes: 0, missed: 1 },
  { minutes: 30, missed: 1 },
  { minutes: 0, missed: null },
];

describe('the silence of a connection', () => {
  it('is none without anything missed, however long nothing comes', () => {
    fc.assert(
      fc.property(steps, (story) => {
        let hearing = firstHeard(at(0));
        let minute = 0;
        for (const { minutes, missed } of story) {
          minute += minutes;
          hearing = missed === null ? afterWebhook(hearing, at(minute)) : afterSweep(hearing, 0, at(minute));
          expect(isSilent(hearing, at(minute))).toBe(false);
        }
        expect(isSilent(hearing, at(minute + 1_000_000))).toBe(false);
      }),
    );
  });

  it('is over with any webhook, lasts until one comes, and is never shorter than half an hour', () => {
    fc.assert(
      fc.property(steps, (story) => {
        let hearing = firstHeard(at(0));
        let minute = 0;
        let silent = false;
        for (const { minutes, missed } of story) {
          minute += minutes;
          if (missed === null) {
            hearing = afterWebhook(hearing, at(minute));
            if (hearing.lastHeardAt.getTime() === at(minute).getTime()) silent = false;
          } else hearing = afterSweep(hearing, missed, at(minute));
          const now = isSilent(hearing, at(minute));
          if (silent) expect(now).toBe(true);
          if (now) {
            const silence = at(minute).getTime() - hearing.lastHeardAt.getTime();
            expect(silence).toBeGreaterThanOrEqual(SHORTEST_SILENCE_MS);
            expect(hearing.missed).toBeGreaterThan(0);
          }
          silent = now;
        }
        expect(isSilent(afterWebhook(hearing, at(minute + 1)), at(minute + 1))).toBe(false);
      }),
      { examples: [[HEARD_AS_SOON_AS_MISSED]] },
    );
  });

  it('is a silence when three rounds found what nobody told of, whatever is usual', () => {
    let hearing = heardEvery(600);
    for (const minute of [40, 42]) hearing = afterSweep(hearing, 1, at(minute));
    expect(isSilent(hearing, at(60))).toBe(false);
    hearing = afterSweep(hearing, 1, at(44));
    expect(isSilent(hearing, at(44))).toBe(false);
    expect(isSilent(hearing, at(50))).toBe(true);
  });

  it('is a silence after one find when it lasts five times as long as is usual', () => {
    const hearing = afterSweep(heardEvery(20), 1, at(30));
    expect(isSilent(hearing, at(99))).toBe(false);
    expect(isSilent(hearing, at(100))).toBe(true);
  });

  it('leaves a quiet shop alone at the hours that are always quiet', () => {
    let hearing = firstHeard(at(0));
    for (let day = 0; day < 10; day += 1) {
      for (let minute = 0; minute <= 600; minute += 10)
        hearing = afterWebhook(hearing, at(day * 1440 + minute));
    }
    const evening = 9 * 1440 + 600;
    hearing = afterSweep(hearing, 1, at(evening + 60));
    expect(isSilent(hearing, at(evening + 800))).toBe(false);
    hearing = afterSweep(afterWebhook(hearing, at(evening + 840)), 1, at(evening + 880));
    const noon = afterWebhook(hearing, at(evening + 1_080));
    expect(isSilent(afterSweep(noon, 1, at(evening + 1_085)), at(evening + 1_140))).toBe(true);
  });

  it('allows at the end of the day what is usual in the night that follows', () => {
    let hearing = firstHeard(at(0));
    for (let day = 0; day < 10; day += 1) {
      for (let minute = 0; minute <= 600; minute += 10)
        hearing = afterWebhook(hearing, at(day * 1440 + minute));
    }
    const lastDay = 10 * 1440;
    for (let minute = 0; minute <= 570; minute += 10) hearing = afterWebhook(hearing, at(lastDay + minute));
    hearing = afterSweep(hearing, 1, at(lastDay + 585));
    expect(isSilent(hearing, at(lastDay + 585 + 300))).toBe(false);
  });

  it('is none before half an hour, however much is found', () => {
    let hearing = heardEvery(1, 3_000);
    for (const minute of [3, 5, 7, 9]) hearing = afterSweep(hearing, 20, at(minute));
    expect(isSilent(hearing, at(29))).toBe(false);
    expect(isSilent(hearing, at(30))).toBe(true);
  });

  it('learns nothing from a gap in which something was missed', () => {
    const usual = heardEvery(10);
    const outage = afterSweep(usual, 5, at(300));
    expect(afterWebhook(outage, at(600)).usualGaps).toEqual(usual.usualGaps);
  });

  it('gives the sender time to try again after an outage of ours', () => {
    const hearing = afterSweep(heardEvery(5, 300), 40, at(300));
    expect(isSilent(hearing, at(300))).toBe(false);
    expect(isSilent(hearing, new Date(at(300).getTime() + PATIENCE_MS))).toBe(true);
  });

  it('is not changed by a webhook that comes late or twice', () => {
    const hearing = afterSweep(heardEvery(5), 2, at(30));
    for (const minute of [-3, 0]) expect(afterWebhook(hearing, at(minute))).toBe(hearing);
  });
});
