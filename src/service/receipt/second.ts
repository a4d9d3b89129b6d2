/** `2026-11-29 22:40:12 UTC` of seconds since 1970. */
export function second(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
