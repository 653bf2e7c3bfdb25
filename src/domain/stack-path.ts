import type { ProposedStack } from './brief.ts'

/** What the path of a stack is made of. */
type PathParts = Pick<ProposedStack, 'environment' | 'team'> & {
  readonly blueprint: Pick<ProposedStack['blueprint'], 'folder'>
}

/** Where a stack stands in the repository, e.g. `stacks/prod/ml/dbw-ml-prod`. */
export function stackPath({ environment, team, blueprint }: PathParts): string {
  return `stacks/${environment}/${team}/${blueprint.folder}`
}
