import type { HeldClaim } from '../../domain/held-claim.ts'

/** `from #12`, or the folder when nothing says which request it was. */
export function originOf({ request, path }: HeldClaim): string {
  return request === null ? `in ${path}` : `from #${request}`
}
