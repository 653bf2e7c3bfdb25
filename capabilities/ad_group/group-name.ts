import { type CapabilityContext, shortHash } from '#capability'
import type { Settings } from './parameters.ts'
import type { Role } from './roles.ts'

const longestFolder = 60

/** `sg-{team}-{purpose}-{environment}`, where the purpose is what was said or what the role lets people do. */
export function groupName(
  { team, environment }: { readonly team: string; readonly environment: string },
  { group_purpose, role }: { readonly group_purpose?: string | undefined; readonly role: Role },
): string {
  const said = group_purpose === undefined ? '' : slug(group_purpose).slice(0, 40).replace(/-$/, '')
  return `sg-${team}-${said === '' ? purposeOf(role) : said}-${environment}`
}

/** Folder of the stack that makes the group: its name, kept apart from names that only look the same. */
export function groupFolder(name: string): string {
  const plain = slug(name).slice(0, longestFolder).replace(/-$/, '')
  return plain === name ? plain : joined(plain, shortHash(name))
}

/** Folder of the stack that adds people to a group: another one for each request. */
export function membersFolder(
  { group_name }: Pick<Settings, 'group_name'>,
  { request }: CapabilityContext,
): string {
  const plain = slug(group_name).slice(0, longestFolder).replace(/-$/, '')
  return joined(plain, `members-${shortHash([request.repository, request.number, group_name].join('\n'))}`)
}

function purposeOf(role: Role): string {
  const last = role === 'none' ? 'user' : slug(role).split('-').at(-1)
  if (last === 'reader' || last === 'contributor' || last === 'operator' || last === 'officer')
    return `${last}s`
  return role === 'none' || last === 'user' ? 'users' : slug(role)
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('-')
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
