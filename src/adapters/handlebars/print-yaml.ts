import { stringify } from 'yaml'

/** Words with nothing in them that YAML reads as more than text: a `#` or `:` has something on both sides. */
const plain =
  /^[A-Za-z0-9/_][A-Za-z0-9_./@+-]*(?:[:#]+[A-Za-z0-9_./@+-]+)*(?: [A-Za-z0-9_./@(+-][A-Za-z0-9_./@()+-]*)*$/
const otherThanText = /^(?:true|false|null|[0-9]+(?:\.[0-9]*)?(?:e[-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-f]+)$/i
const options = { lineWidth: 0, aliasDuplicateObjects: false } as const

/**
 * JSON data as YAML: block style, two spaces, keys as they stand, no line folded, a final newline.
 * Prints byte for byte what the `yaml` package prints, many times faster for what is plain; the rest it leaves to it.
 */
export function printYaml(document: Readonly<Record<string, unknown>>): string {
  return `${blockOf(document, '')}\n`
}

/** The lines of a value that is not empty, from where its first line begins; those after it start with `indent`. */
function blockOf(value: object, indent: string): string {
  if (Array.isArray(value)) return value.map((item) => `- ${itemOf(item, indent)}`).join(`\n${indent}`)
  const members = Object.entries(value)
  if (!members.every(([key]) => isPlain(key))) return libraryBlockOf(value, indent)
  return members.map(([key, member]) => `${key}:${memberOf(member, indent)}`).join(`\n${indent}`)
}

/** The same of the package, which prints the keys at the left edge of a document differently. */
function libraryBlockOf(value: object, indent: string): string {
  if (indent === '') return stringify(value, options).slice(0, -1)
  return deeper(stringify({ v: value }, options).slice('v:\n  '.length, -1), indent.slice(2))
}

function itemOf(item: unknown, indent: string): string {
  return isFilled(item) ? blockOf(item, `${indent}  `) : deeper(scalarOf(item), indent)
}

function memberOf(member: unknown, indent: string): string {
  if (!isFilled(member)) return ` ${deeper(scalarOf(member), indent)}`
  return `\n${indent}  ${blockOf(member, `${indent}  `)}`
}

/** What stands after the colon of a key at the left edge. */
function scalarOf(value: unknown): string {
  if (typeof value === 'boolean' || value === null) return String(value)
  if (Number.isFinite(value) && !Object.is(value, -0)) return JSON.stringify(value)
  if (typeof value === 'string' && isPlain(value)) return value
  if (Array.isArray(value)) return '[]'
  return typeof value === 'object' ? '{}' : stringify({ v: value }, options).slice(3, -1)
}

function isPlain(text: string): boolean {
  return plain.test(text) && !otherThanText.test(text)
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** Lines after the first moved in; an empty line stays empty. */
function deeper(text: string, indent: string): string {
  return text.includes('\n') ? text.replace(/\n(?!\n|$)/g, `\n${indent}`) : text
}
