/** The hidden last line by which a comment of ours is found again. */
export function marker(key: string): string {
  return `<!-- planwright:${key} -->`
}

/** The hidden line by which a pull request names its request. */
export function requestMarker(requestKey: string): string {
  return `<!-- planwright:request=${requestKey} -->`
}
