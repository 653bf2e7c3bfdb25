import { readPublicAddresses } from '#capability'

/** What the firewall of a vault lets in. */
export function readAddresses(texts: readonly string[]): ReturnType<typeof readPublicAddresses> {
  return readPublicAddresses(texts, { of: 'the firewall of a key vault', pairs: 'whole' })
}
