import { isList, isObject, type Value, type ValueObject } from '../../../../sandbox/cloud/protocol/value.ts'

/** Writes resources as a Terraform configuration in JSON, one of each type with the name "this". */
export function terraformJson(
  settings: Readonly<Record<string, unknown>>,
  resources: ReadonlyMap<string, ValueObject>,
): string {
  const written = [...resources].map(([type, config]) => [type, { this: argumentOf(config) }])
  return JSON.stringify({ ...settings, resource: Object.fromEntries(written) })
}

/** What is not set and blocks of which there are none are left out; numbers of any size may be text. */
function argumentOf(value: Value): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return value.replaceAll('${', '$${').replaceAll('%{', '%%{')
  if (isList(value)) return value.map(argumentOf)
  if (!isObject(value)) return value
  const set = Object.entries(value).filter(
    ([, item]) => item !== null && !(isList(item) && item.length === 0),
  )
  return Object.fromEntries(set.map(([name, item]) => [name, argumentOf(item)]))
}
