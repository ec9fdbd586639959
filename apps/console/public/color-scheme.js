// Before the first paint, so that a dark console does not flash white.
(() => {
  const kept = localStorage.getItem('tillbridge-color-scheme');
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
