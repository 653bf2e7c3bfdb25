import type { StackState } from '../../domain/stack-state.ts'
import type { StackRun } from '../../ports/terraform.ts'
import type { EffectRun } from '../effect-run.ts'

export type VerifiedRun =
  | { readonly kind: 'verified'; readonly run: StackRun }
  | { readonly kind: 'edited'; readonly files: string[] }
  | { readonly kind: 'kept'; readonly files: string[] }

/**
 * Reads a stack's files at a commit and lets them through only when they are exactly what was rendered:
 * a changed, added or missing file is named instead, and Terraform never sees it.
 * A stack is destroyed with the files that were applied, and only when the proposed commit has none of them any more.
 */
export async function verifiedRun(
  stack: StackState,
  { sha, destroyWith }: { readonly sha: string; readonly destroyWith: string | null },
  { repository, stacks, state }: EffectRun,
): Promise<VerifiedRun> {
  if (destroyWith !== null) {
    const left = Object.keys(await repository.readFolder(stack.path, sha))
    if (left.length > 0) return { kind: 'kept', files: left.sort() }
  }
  const files = await repository.readFolder(stack.path, destroyWith ?? sha)
  const edited = differingFiles(stack, stacks.fileDigests(files))
  if (edited.length > 0) return { kind: 'edited', files: edited }
  const { owner, repository: name } = state.origin
  const run = { repository: `${owner}/${name}`, path: stack.path, files }
  return { kind: 'verified', run: destroyWith === null ? run : { ...run, destroy: true } }
}

/** Names of files that are not what was rendered, sorted. */
export function differingFiles(
  { fileDigests }: StackState,
  found: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(fileDigests)])
  return [...names].filter((name) => found[name] !== fileDigests[name]).sort()
}
