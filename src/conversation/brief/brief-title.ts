import type * as z from 'zod'
import { commonParameterNames } from '../../capability/common-parameters.ts'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { SettingRow, Understanding } from '../../domain/brief.ts'

const environments: Readonly<Record<string, string>> = {
  dev: 'development',
  staging: 'staging',
  prod: 'production',
}

/** "Databricks workspace dbw-ml-prod for team ml, production, eastus": one line that says what the request is. */
export function briefTitle(
  understanding: Understanding,
  rows: readonly SettingRow[],
  catalogue: readonly Capability[],
): string {
  const chosen = catalogue.filter(({ id }) => understanding.capabilities.includes(id))
  const things = chosen.map((capability) => nameOf(capability, rows))
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

/** The title of a capability with the first name it gives. */
function nameOf(capability: Capability, rows: readonly SettingRow[]): string {
  const names = Object.entries(capability.parameters.shape)
    .filter(
      ([name, schema]) =>
        metaOf(schema as z.ZodType)?.kind === 'name' && !commonParameterNames.includes(name),
    )
    .map(([name]) => name)
  const named = rows.find((row) => row.capability === capability.id && row.parameter === names[0])
  return named === undefined ? capability.title : `${capability.title} ${named.text}`
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}
