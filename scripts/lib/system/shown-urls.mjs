/** The addresses worth opening, as lines for people. */
export function renderUrls(urls, adminToken) {
  const rows = [
    ['Admin API', `${urls.gateway}/api/docs`],
    ['Shop (simulated)', `${urls.sandbox}/shop`],
    ['Mail (caught)', urls.mail],
    ['Sandbox', `${urls.sandbox}/`],
    ['Stripe (simulated)', urls.stripe],
    ['Admin token', adminToken],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`);
}
