import { isList, plainText, type Value } from '../protocol/value.ts'
import { between, digits, hexadecimal, lowerAlphanumeric, seededBytes, uuid } from './deterministic.ts'
import { roleDefinitionId, roleDefinitionName } from './role-definitions.ts'
import { type Scope, sandboxWorkspace } from './scope.ts'

/** What a template may refer to. */
export interface TemplateContext {
  readonly scope: Scope
  /** Everything random-looking derives from it. */
  readonly seed: string
  /** Value of an attribute, looked up beside the templated one first and then at the top of the resource. */
  readonly attribute: (name: string) => Value
}

/**
 * Fills `{...}` placeholders: an attribute name gives its text, `{uuid}`, `{hex:8}`, `{upperHex:16}`, `{digits:16}`, `{lower:8}`,
 * `{base64:32}` (bytes) and `{int:1-254}` give seeded values, `{clusterId}` a Databricks cluster id,
 * `{workspaceId:attribute}` and `{workspaceHost:attribute}` those of a workspace resource id,
 * `{last:attribute}` the last segment of an id, `{slug:attribute}` its letters and digits in lower case,
 * `{roleId:attribute}` and `{roleName:attribute}` translate roles, `{subscription}`, `{tenant}` and `{host}` are the account.
 */
export function fillTemplate(template: string, context: TemplateContext): string {
  let position = 0
  return template.replaceAll(
    /\{([A-Za-z0-9_]+)(?::([A-Za-z0-9_-]+))?\}/g,
    (_, name: string, argument = '') => {
      position += 1
      return placeholder(name, String(argument), { ...context, seed: `${context.seed}|${position}` })
    },
  )
}

/** Fills the first template whose attributes all have a value; the last one is taken as it is. */
export function fillFirst(templates: readonly string[], context: TemplateContext): string {
  const complete = templates.find((template) =>
    attributesIn(template).every((name) => textOf(context.attribute(name)) !== ''),
  )
  return fillTemplate(complete ?? templates.at(-1) ?? '', context)
}

const SPECIAL = new Set(['subscription', 'tenant', 'host', 'uuid', 'clusterId'])

function attributesIn(template: string): string[] {
  const names = [...template.matchAll(/\{([A-Za-z0-9_]+)(?::([A-Za-z_][A-Za-z0-9_-]*))?\}/g)].map(
    ([, name = '', argument]) => argument ?? name,
  )
  return names.filter((name) => !SPECIAL.has(name))
}

function placeholder(name: string, argument: string, context: TemplateContext): string {
  const { scope, seed } = context
  switch (name) {
    case 'subscription':
      return scope.subscription
    case 'tenant':
      return scope.tenant
    case 'host':
      return scope.host
    case 'uuid':
      return uuid(seed)
    case 'hex':
      return hexadecimal(seed, Number(argument))
    case 'digits':
      return digits(seed, Number(argument))
    case 'upperHex':
      return hexadecimal(seed, Number(argument)).toUpperCase()
    case 'lower':
      return lowerAlphanumeric(seed, Number(argument))
    case 'base64':
      return Buffer.from(seededBytes(seed, Number(argument))).toString('base64')
    case 'int': {
      const [minimum = 0, maximum = 0] = argument.split('-').map(Number)
      return String(between(seed, minimum, maximum))
    }
    case 'clusterId':
      return clusterId(seed)
    case 'workspaceId':
      return sandboxWorkspace(textOf(context.attribute(argument))).workspaceId
    case 'workspaceHost':
      return sandboxWorkspace(textOf(context.attribute(argument))).host
    case 'last':
      return textOf(context.attribute(argument)).split('/').at(-1) ?? ''
    case 'roleId':
      return roleDefinitionId(textOf(context.attribute(argument)))
    case 'roleName':
      return roleDefinitionName(textOf(context.attribute(argument)))
    case 'slug':
      return slug(textOf(context.attribute(argument)))
    default:
      return textOf(context.attribute(name))
  }
}

/** Databricks writes the time of creation into a cluster id: MMDD-HHMMSS and eight letters or digits. */
function clusterId(seed: string): string {
  const two = (part: string, minimum: number, maximum: number): string =>
    String(between(`${seed}|${part}`, minimum, maximum)).padStart(2, '0')
  const date = `${two('month', 1, 12)}${two('day', 1, 28)}`
  const time = `${two('hour', 6, 19)}${two('minute', 0, 59)}${two('second', 0, 59)}`
  return `${date}-${time}-${lowerAlphanumeric(seed, 8)}`
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
}

function textOf(value: Value): string {
  return isList(value) ? textOf(value[0] ?? null) : plainText(value)
}
