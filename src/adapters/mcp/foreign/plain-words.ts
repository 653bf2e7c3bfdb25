/**
 * Words of somebody else as plain words on one line, at most `maxLength` characters: nothing invisible, no markup,
 * no mention, no reference and no link are left in them.
 */
export function plainWords(text: string, maxLength: number): string {
  const words = text
    .slice(0, maxLength * 4)
    .normalize('NFC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/(?:\b[a-z][a-z0-9+.-]{0,20}:\/\/|\bwww\.)\S*/gi, '(link)')
    .replace(/[\\<>[\]`*|~#@^$={}]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length <= maxLength ? words : `${words.slice(0, maxLength - 3).trimEnd()}...`
}

/** Plain words in small letters, as phrases that are looked for in texts; empty when nothing is left. */
export function plainPhrase(text: string): string {
  return plainWords(text.replaceAll('_', ' '), 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} .+-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
