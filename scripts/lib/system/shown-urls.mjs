/** The addresses worth opening, as lines for people. */
export function renderUrls(urls, adminToken) {
  const rows = [
    ['Console', `${urls.gateway}/`],
    ['Admin API', `${urls.gateway}/api/docs`],
    ['Sandbox', `${urls.sandbox}/`],
    ['Mail', urls.mail],
    ['Stripe (simulated)', urls.stripe],
    ['Admin token', adminToken],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`);
}
