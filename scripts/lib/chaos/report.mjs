const lines = (entries, tell) => Object.entries(entries).map(([name, value]) => `  ${tell(name, value)}`);

/** A run for people. */
export function renderReport(report) {
  const { seed, orders, replicas, kills, blows, outside, network, seconds, violations } = report;
  const { failpointsFired, failpointsNotReached } = report;
  const harm = [`${kills} kills`, `${Object.keys(failpointsFired).length} failpoints fired`];
  return [
    `${orders} orders, ${replicas} of every service, ${harm.join(', ')}, seed ${seed}, ${seconds} s`,
    ...lines(failpointsFired, (name, times) => `${name}: ${times}`),
    ...(failpointsNotReached.length === 0 ? [] : [`not reached: ${failpointsNotReached.join(', ')}`]),
    ...lines(blows, (name, { row, seconds: each }) => `${row} ${name}: ${each.join(' s, ')} s`),
    ...lines(
      network,
      (name, { delayed, broken }) =>
        `F28 between services and ${name}: ${delayed} pieces sent again, ${broken} connections broken`,
    ),
    ...lines(
      outside,
      (name, { row, spells, struck }) =>
        `${row} ${name}: ${spells} spells${struck > 0 ? `, ${struck} requests` : ''}`,
    ),
    violations.length === 0 ? 'Every order is right.' : `${violations.length} violations:`,
    ...violations.map((violation) => `  ${violation}`),
    ...(report.planted === undefined
      ? []
      : [`The planted bug ${report.planted} was ${report.caught ? 'caught' : 'NOT caught'}.`]),
  ].join('\n');
}
