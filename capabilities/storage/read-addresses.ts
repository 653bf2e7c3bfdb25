import { readPublicAddresses } from '#capability'

/** What the firewall of an account lets in; it takes nothing between a /30 and a single address (seen 2026-11). */
export function readAddresses(texts: readonly string[]): ReturnType<typeof readPublicAddresses> {
  return readPublicAddresses(texts, { of: 'the firewall of a storage account', pairs: 'single' })
}
