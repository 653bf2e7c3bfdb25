/** Where a role counts. */
export type Scope =
  | { readonly level: 'none' }
  | { readonly level: 'subscription' }
  | { readonly level: 'resource_group'; readonly name: string }
  | { readonly level: 'resource'; readonly id: string }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const groupName = '[A-Za-z0-9_()-](?:[A-Za-z0-9._()-]{0,88}[A-Za-z0-9_()-])?'
const segments = String.raw`(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._()-]{1,260}){3,16}`
const resourceId = new RegExp(
  `^/subscriptions/(?<subscription>${uuid})(?:/resourceGroups/(?<group>${groupName})(?<resource>/providers${segments})?)?$`,
  'i',
)
const plainName = new RegExp(`^${groupName}$`)

/** True for `none`, `subscription`, the name of a resource group and the id of a subscription or what is in it. */
export function isScope(text: string): boolean {
  return plainName.test(text) || resourceId.test(text)
}

/** What the text of a scope means; ids of subscriptions and resource groups mean the same as their names. */
export function readScope(text: string): Scope {
  const found = resourceId.exec(text)
  if (found === null) {
    if (text === 'none' || text === 'subscription') return { level: text }
    return { level: 'resource_group', name: text }
  }
  const { group, resource } = found.groups ?? {}
  if (group === undefined) return { level: 'subscription' }
  return resource === undefined ? { level: 'resource_group', name: group } : { level: 'resource', id: text }
}

/** The subscription that an id names, in lower case; undefined for a name. */
export function subscriptionOf(text: string): string | undefined {
  return resourceId.exec(text)?.groups?.['subscription']?.toLowerCase()
}

/** `rg-ml-dev`, `the whole subscription of dev`, `stmldev (storageAccounts)`. */
export function describeScope(text: string, environment: string): string {
  const scope = readScope(text)
  if (scope.level === 'none') return 'nothing'
  if (scope.level === 'subscription') return `the whole subscription of ${environment}`
  if (scope.level === 'resource_group') return scope.name
  const parts = scope.id.split('/')
  return `${parts.at(-1)} (${parts.at(-2)})`
}
