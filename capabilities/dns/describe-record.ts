import type { DeletedRecord, WrittenRecord } from './subject.ts'

const longestValue = 60
const mostValues = 3

/** A record in a line: `A api.contoso.com -> 20.1.2.3 and 20.1.2.4`. */
export function describeRecord(record: WrittenRecord | DeletedRecord): string {
  const name = `${record.type} ${record.fqdn}`
  return record.kind === 'deletion' ? name : `${name} -> ${describeValues(record)}`
}

function describeValues({ values, alias }: WrittenRecord): string {
  if (alias !== undefined) return `the Azure resource ${alias.split('/').at(-1) ?? alias}`
  const shown = values.slice(0, mostValues).map(shorten)
  const rest = values.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(' and ')
}

function shorten(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 3)}...`
}
