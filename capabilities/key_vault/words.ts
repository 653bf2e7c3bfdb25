/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** Up to three addresses as they are, more as the first one and how many others. */
export function shortened(addresses: readonly string[]): readonly string[] {
  const [first = '', ...others] = addresses
  return others.length < 3 ? addresses : [first, `${others.length} other networks`]
}
