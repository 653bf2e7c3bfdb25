import type { CapabilityContext } from './contract.ts'

/** The tags that everything built here carries, beside those in `more`. */
export function standardTags(
  { environment, team }: { readonly environment: string; readonly team: string },
  { request }: CapabilityContext,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    environment,
    team,
    owner: request.author,
    ...more,
    managed_by: 'planwright',
    request: `${request.repository}#${request.number}`,
  }
}
