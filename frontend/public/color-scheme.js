// Runs before the first paint, so that a dark screen never flashes white. A file, because the policy allows no inline script.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('ticketstream.color-scheme') || 'auto';
  } catch {
    // Storage may be blocked; the system's choice is a good one.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
