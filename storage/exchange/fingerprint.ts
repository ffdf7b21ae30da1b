/**
 * Thirty digits in six groups, to be read aloud and compared: 100 bits of SHA-256 (five bytes to a group, modulo 100,000), as many as
 * a person compares and more than anybody finds a second key for.
 */
export async function fingerprintOf(parts: readonly string[]): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n'))));
  return Array.from({ length: 6 }, (_, group) => {
    const value = digest.subarray(group * 5, group * 5 + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    return String(value % 100_000).padStart(5, '0');
  }).join(' ');
}
