/** A resource id in its parts. */
export interface ResourceId {
  readonly id: string
  readonly subscription: string
  readonly resourceGroup: string
  /** `Microsoft.Sql/servers/databases`. */
  readonly type: string
  /** `server/database` for what lies in something else. */
  readonly name: string
}

const groupPattern = /\/subscriptions\/([0-9a-fA-F-]{36})\/resourceGroups\/([A-Za-z0-9._()-]{1,90})/i

/**
 * Reads a resource id, or a link of the Azure portal that holds one; undefined when it is neither.
 * Pages of the portal behind the resource, such as `/overview`, are left out.
 */
export function parseResourceId(text: string): ResourceId | undefined {
  const group = groupPattern.exec(text)
  const [base, subscription, resourceGroup] = group ?? []
  if (group === null || base === undefined || subscription === undefined || resourceGroup === undefined) {
    return undefined
  }
  const [path = ''] = text.slice(group.index + base.length).split(/[?#]/)
  const [, provider, namespace, ...rest] = path.split('/').filter((part, index) => index === 0 || part !== '')
  if (provider === undefined || provider.toLowerCase() !== 'providers' || namespace === undefined) {
    return {
      id: base,
      subscription,
      resourceGroup,
      type: 'Microsoft.Resources/resourceGroups',
      name: resourceGroup,
    }
  }
  const pairs = rest.length - (rest.length % 2)
  const parts = rest.slice(0, pairs)
  if (parts.length === 0) return undefined
  const types = parts.filter((_, index) => index % 2 === 0)
  const names = parts.filter((_, index) => index % 2 === 1)
  return {
    id: `${base}/providers/${namespace}/${parts.join('/')}`,
    subscription: subscription.toLowerCase(),
    resourceGroup,
    type: [namespace, ...types].join('/'),
    name: names.join('/'),
  }
}
