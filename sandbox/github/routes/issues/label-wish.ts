import { permits } from '../../http/access.ts'
import { validationFailed } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import { roleIncludes } from '../../world/roles.ts'

/** Reads `labels`: a list of names or of objects with a name. Throws 422 for anything else. */
export function labelNames(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw validationFailed({ resource: 'Label', field: 'labels', code: 'invalid' })
  return value.map((item: unknown) => {
    if (typeof item === 'string') return item
    if (typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string')
      return item.name
    throw validationFailed({ resource: 'Label', field: 'name', code: 'invalid' })
  })
}

/** Tells whether the caller may make new labels: people who may write, apps that may write issues. */
export function mayCreateLabels(call: ActingCall): boolean {
  const { principal } = call
  if (principal.kind === 'installation') return permits(principal.permissions, 'issues', 'write')
  return roleIncludes(call.role, 'write')
}
