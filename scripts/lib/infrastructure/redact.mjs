/** A server's address for the screen: without the password. */
export function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    if (parsed.password !== '') parsed.password = '***';
    return parsed.toString();
  } catch {
    return 'an address that is no URL';
  }
}
