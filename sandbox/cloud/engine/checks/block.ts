/** The attributes of the first block of a name; nothing when there is none. */
export function firstBlock(blocks: unknown): { readonly [name: string]: unknown } | undefined {
  const first: unknown = Array.isArray(blocks) ? blocks[0] : undefined
  return typeof first === 'object' && first !== null ? Object.fromEntries(Object.entries(first)) : undefined
}
