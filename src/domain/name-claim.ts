import { Claim } from './assessment.ts'

/** A name that no two stacks can both have. */
export interface NameClaim {
  readonly kind: Exclude<Claim['kind'], 'address_range'>
  /** In lower case: Azure tells no two names apart by their letters' case. */
  readonly name: string
}

const prefix = 'name:'
const Kind = Claim.shape.kind.exclude(['address_range'])

/**
 * A name as it is claimed beside the paths of stacks: `name:storage_account/stmldev`. A resource group is named in its
 * subscription. Nothing for what is no name.
 */
export function nameClaim({ kind, value }: Pick<Claim, 'kind' | 'value'>, subscription: string): string[] {
  if (kind === 'address_range') return []
  const scope = kind === 'resource_group' ? `${subscription}/` : ''
  return [`${prefix}${kind}/${scope}${value}`.toLowerCase()]
}

/** The name in what `nameClaim` made; nothing when it is a path. */
export function readNameClaim(text: string): NameClaim | undefined {
  if (!text.startsWith(prefix)) return undefined
  const { data: kind } = Kind.safeParse(text.slice(prefix.length).split('/')[0])
  return kind === undefined ? undefined : { kind, name: text.slice(text.lastIndexOf('/') + 1) }
}
