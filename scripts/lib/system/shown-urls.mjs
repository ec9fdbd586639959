import { isSimulated, simulatedWorld } from '../outside/plan-outside-world.mjs';

/** The addresses worth opening, as lines for people; those of simulated systems only while these are used. */
export function renderUrls(urls, adminToken, plan = simulatedWorld()) {
  const rows = [
    ['Console', `${urls.gateway}/`],
    ['Admin API', `${urls.gateway}/api/docs`],
    ...(isSimulated(plan, 'kentico') ? [['Shop (simulated)', `${urls.sandbox}/shop`]] : []),
    ...(isSimulated(plan, 'mail') ? [['Mail (caught)', urls.mail]] : []),
    ...(isSimulated(plan, 'stripe') ? [['Bank (simulated)', `${urls.sandbox}/bank`]] : []),
    ['Sandbox', `${urls.sandbox}/`],
    ...(isSimulated(plan, 'stripe') ? [['Stripe (simulated)', urls.stripe]] : []),
    ['Admin token', adminToken],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`);
}
