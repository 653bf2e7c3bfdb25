import type { ProposedStack } from '../domain/brief.ts'
import type { RenderedStack, StackRenderer } from '../ports/renderer.ts'

/** The files of one proposed stack; `id` is the one of its blueprint. */
export interface RenderedProposal extends RenderedStack {
  readonly id: string
}

/** Prints every stack of a proposal, in its order; `request` is "owner/name#12". */
export function renderProposal(
  proposed: readonly ProposedStack[],
  request: string,
  renderer: Pick<StackRenderer, 'render'>,
): RenderedProposal[] {
  return proposed.map((stack) => ({ id: stack.blueprint.id, ...renderer.render({ ...stack, request }) }))
}

/** The files of a commit: path in the repository -> content. */
export function committedFiles(rendered: readonly RenderedStack[]): Record<string, string> {
  return Object.fromEntries(
    rendered.flatMap(({ path, files }) =>
      Object.entries(files).map(([name, content]) => [`${path}/${name}`, content]),
    ),
  )
}
