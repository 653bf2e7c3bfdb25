/** Marks that people leave where an answer will stand later. */
const later = ['no response', 'tbd', 'tbc', 'tba', 'to be (?:defined|decided|confirmed|done)', 'n/?a']
const said = new RegExp(`^[*_~\`(<\\s]{0,6}(?:${later.join('|')})[*_~\`)>\\s.!]{0,6}$`, 'i')
const nothing = /^(?:[-–—_|~`.?\s]|\*{2,4}){0,20}$/
/** `**Team:**`, `- Region:`, `| Budget | |`, `Owner: tbd`. */
const key = /^[\s>|*_`-]{0,12}\p{L}[^:=|\n]{0,60}?[*_`]{0,3}\s{0,3}[:=|]/u

/** Nothing was written where a value is asked for, or a mark for "later". */
export function isUnfilled(value: string): boolean {
  return value.length <= 60 && (nothing.test(value) || said.test(value))
}

/** The text begins with the key of a form. */
export function isKeyed(text: string): boolean {
  return key.test(text)
}

/** A line of a form: its key without an answer. */
export function isUnfilledLine(line: string): boolean {
  const found = key.exec(line)
  return found !== null && isUnfilled(line.slice(found[0].length))
}
