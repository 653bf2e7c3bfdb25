const maxLength = 300

/** Links, mentions, references, code, markup and commands, which a remark never needs. */
const markup = /https?:|www\.|[@#<>`[\]{}|*_~\\]|^\s*\/|\n\s*\//i
/** Words that claim that something was done or may be done. */
const claim =
  /\b(?:approv\w*|confirm\w*|merg\w*|appl(?:y|ied|ies|ying)|deploy(?:ed|s|ing)?|creat(?:ed|ing)|built|done|guarantee\w*|free of charge|safe|secure|ignore|must|should|reply|click|run)\b/i

/**
 * A sentence of a model that may be shown to people; undefined when it is anything but plain words about the
 * message. Numbers have to stand in `text`, the message that it speaks of.
 */
export function checkProse(remark: string | null, text: string): string | undefined {
  const plain = remark?.replace(/\s+/g, ' ').trim() ?? ''
  if (plain === '' || plain.length > maxLength) return undefined
  if (/[^\P{C}]/u.test(plain) || markup.test(plain) || claim.test(plain)) return undefined
  const numbers = plain.match(/\d+/g) ?? []
  const known = new Set(text.match(/\d+/g))
  return numbers.every((number) => known.has(number)) ? plain : undefined
}
