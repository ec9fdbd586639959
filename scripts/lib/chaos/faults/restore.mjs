/** So much happens between the back-up and the day on which it is needed. */
const BETWEEN_MS = 8_000;
/** So long services are to stay down around a restore (docs/runbooks/back-up.md): what was ordered before is old when they come back. */
const DOWN_MS = 65_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A back-up is taken, orders go on, and the database goes back to it: what the services knew of the time between is gone, the queues are not. */
export const restoreBlows = ({ timeTravel, restarter, names }) => [
  { name: 'back-up taken', row: 'F27', strike: timeTravel.save },
  {
    name: 'back-up restored',
    row: 'F27',
    async strike() {
      await pause(BETWEEN_MS);
      await restarter.heldDown(names, async () => {
        await timeTravel.goBack();
        await pause(DOWN_MS);
      });
    },
  },
];
