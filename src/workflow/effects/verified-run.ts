import type { StackState } from '../../domain/stack-state.ts'
import type { StackRun } from '../../ports/terraform.ts'
import type { EffectRun } from '../effect-run.ts'

export type VerifiedRun =
  | { readonly kind: 'verified'; readonly run: StackRun }
  | { readonly kind: 'edited'; readonly files: string[] }

/**
 * Reads a stack's files at a commit and lets them through only when they are exactly what was rendered:
 * a changed, added or missing file is named instead, and Terraform never sees it.
 */
export async function verifiedRun(
  stack: StackState,
  sha: string,
  { repository, stacks, state }: EffectRun,
): Promise<VerifiedRun> {
  const files = await repository.readFolder(stack.path, sha)
  const found = stacks.fileDigests(files)
  const names = new Set([...Object.keys(found), ...Object.keys(stack.fileDigests)])
  const edited = [...names].filter((name) => found[name] !== stack.fileDigests[name]).sort()
  if (edited.length > 0) return { kind: 'edited', files: edited }
  const { owner, repository: name } = state.origin
  return { kind: 'verified', run: { repository: `${owner}/${name}`, path: stack.path, files } }
}
