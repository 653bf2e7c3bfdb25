/** An output as a person reads it. */
export interface OutputRow {
  readonly name: string
  readonly value: string
  /** Something to click on. */
  readonly isAddress: boolean
}

const address = /^https:\/\/[A-Za-z0-9.-]{1,253}(?:\/[A-Za-z0-9./-]{0,400})?$/
/** Longer values are ids and connection strings: for machines, not for a first look. */
const readableLength = 72

/** Outputs for people: addresses first, then names; Azure resource ids and long values apart. */
export function outputRows(outputs: Readonly<Record<string, unknown>>): {
  readonly shown: readonly OutputRow[]
  readonly folded: readonly OutputRow[]
} {
  const rows = Object.entries(outputs).map(([name, value]) => rowOf(name, value))
  const readable = rows.filter(isReadable)
  return {
    shown: [...readable.filter(({ isAddress }) => isAddress), ...readable.filter((row) => !row.isAddress)],
    folded: rows.filter((row) => !isReadable(row)),
  }
}

function rowOf(name: string, value: unknown): OutputRow {
  const text = textOf(value)
  return { name: name.replaceAll('_', ' '), value: text, isAddress: address.test(text) }
}

/** Texts as they are, lists of them in a row, everything else as JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isList ? value.join(', ') : JSON.stringify(value)
}

function isReadable({ value, isAddress }: OutputRow): boolean {
  return isAddress || !(value.startsWith('/subscriptions/') || value.length > readableLength)
}
