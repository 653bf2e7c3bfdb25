import * as z from 'zod'
import type { Capability } from '../capability/contract.ts'
import { helpView } from '../conversation/views/help-view.ts'
import type { RequestState } from '../domain/request-state.ts'
import { outputRows } from './check-view.ts'
import { checkName, confirmCommand, progressWords } from './stack-words.ts'

/** The parts of a comment's data that are made ready here; everything else is printed as it is. */
const Said = z.looseObject({
  stack: z.string().nullish(),
  name: z.string().optional(),
  gates: z.array(z.object({ id: z.string(), text: z.string() })).optional(),
})

/** Data of a comment's template: what was said when it was decided, and the request around it. */
export function commentView(
  state: RequestState,
  data: Readonly<Record<string, unknown>>,
  catalogue: readonly Capability[],
): object {
  const said = Said.parse(data)
  const stacks = 'stacks' in state ? state.stacks : []
  return {
    status: statusName(state),
    ...helpView(catalogue),
    ...said,
    ...(said.gates === undefined ? {} : { gates: said.gates.map(withCommand) }),
    confirm: said.name === undefined ? '' : confirmCommand(said.name),
    retry: `/retry ${said.stack ?? ''}`.trim(),
    check: checkName('apply', said.stack ?? ''),
    author: state.author,
    shapers: state.shapers,
    title: 'brief' in state ? state.brief.title : state.title,
    pullRequest: 'proposal' in state && state.proposal !== null ? state.proposal.number : null,
    applied: stacks.filter(({ progress }) => progress.status === 'applied').map(({ id }) => id),
    behind: stacks.filter(({ dependsOn }) => dependsOn.includes(said.stack ?? '')).map(({ id }) => id),
    stacks: stacks.map((stack) => ({
      id: stack.id,
      title: stack.title,
      status: progressWords(stack),
      outputs: stack.progress.status === 'applied' ? outputRows(stack.progress.outputs) : [],
    })),
  }
}

/** `partly_done` as people write it: "partly done". */
export function statusName(state: RequestState): string {
  return state.status.replaceAll('_', ' ')
}

function withCommand(gate: { readonly id: string; readonly text: string }) {
  return { ...gate, confirm: confirmCommand(gate.id) }
}
