import type { Capability } from '../../capability/contract.ts'
import type { SettingRow, Understanding } from '../../domain/brief.ts'
import { nounsOf } from '../reading/capability-terms.ts'
import { fieldsOf } from '../reading/fields.ts'
import { wordsOf } from '../reading/phrases.ts'

const environments: Readonly<Record<string, string>> = {
  dev: 'development',
  staging: 'staging',
  prod: 'production',
}

/** Things beyond these are told without their names, or nobody could read the line. */
const shownNames = 3

/** "Databricks workspace dbw-ml-prod for team ml, production, eastus": one line that says what the request is. */
export function briefTitle(
  understanding: Understanding,
  rows: readonly SettingRow[],
  catalogue: readonly Capability[],
): string {
  const chosen = catalogue.filter(({ id }) => understanding.capabilities.includes(id))
  const areMany = chosen.length > shownNames
  const things = chosen.map((capability) => (areMany ? capability.title : nameOf(capability, rows)))
  const subject =
    joined(things, understanding.choice === 'settled' ? 'and' : 'or') || 'Infrastructure request'
  const value = (parameter: string): string | undefined =>
    rows.find((row) => row.parameter === parameter)?.text
  const team = value('team')
  const environment = value('environment')
  const place = [
    environment === undefined ? undefined : (environments[environment] ?? environment),
    value('region'),
  ]
  const owner = team === undefined ? subject : `${subject} for team ${team}`
  return [owner, ...place.filter((part) => part !== undefined)].join(', ')
}

/** The title of a capability with the name of the thing it speaks of: the workspace of `Databricks workspace`. */
function nameOf(capability: Capability, rows: readonly SettingRow[]): string {
  const nouns = nounsOf(capability)
  const names = fieldsOf([capability]).filter(
    ({ scope, meta, words }) =>
      scope === capability.id &&
      meta.kind === 'name' &&
      words.some((word) => wordsOf(word).some((part) => nouns.includes(part))),
  )
  const named = rows.find(
    (row) => row.capability === capability.id && names.some(({ name }) => name === row.parameter),
  )
  return named === undefined ? capability.title : `${capability.title} ${named.text}`
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}
