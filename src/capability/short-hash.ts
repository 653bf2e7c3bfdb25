const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A few lower-case letters and digits that are always the same for the same text: FNV-1a in base 36.
 * They keep names apart that have to be unique in the world; they keep nothing secret.
 */
export function shortHash(text: string, length = 4): string {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return Array.from({ length }, () => {
    const letter = alphabet.charAt(hash % alphabet.length)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
    return letter
  }).join('')
}
