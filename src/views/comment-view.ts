import * as z from 'zod'
import type { Capability } from '../capability/contract.ts'
import { joined } from '../conversation/brief/brief-title.ts'
import { helpView } from '../conversation/views/help-view.ts'
import { parameterWords } from '../conversation/views/problem-views.ts'
import { Failure } from '../domain/failure.ts'
import { everyStack, isRemoving } from '../domain/removal.ts'
import type { RequestState } from '../domain/request-state.ts'
import { SignOff, SignOffAnswer } from '../domain/sign-off.ts'
import type { StackState } from '../domain/stack-state.ts'
import { conflictView } from './conflict-view.ts'
import { failureView } from './failure-words.ts'
import { outputRows } from './output-rows.ts'
import { signOffView } from './sign-off-view.ts'
import { checkName, confirmCommand, progressWords } from './stack-words.ts'
import { statusWords } from './status-words.ts'

/** The parts of a comment's data that are made ready here; everything else is printed as it is. */
const Said = z.looseObject({
  stack: z.string().nullish(),
  name: z.string().optional(),
  given: z.string().optional(),
  didYouMean: z.string().nullish(),
  gates: z.array(z.object({ id: z.string(), text: z.string() })).optional(),
  failure: z
    .object({ message: z.string(), excerpt: z.string(), advice: Failure.shape.advice.unwrap().nullable() })
    .optional(),
  signOffs: z.array(SignOff.extend({ answer: SignOffAnswer.optional() })).optional(),
  conflicts: z.array(z.object({ path: z.string(), holder: z.string() })).optional(),
  objections: z.array(z.looseObject({ value: z.string(), rule: z.string() })).optional(),
})

/** Data of a comment's template: what was said when it was decided, and the request around it. */
export function commentView(
  state: RequestState,
  data: Readonly<Record<string, unknown>>,
  catalogue: readonly Capability[],
): object {
  const said = Said.parse(data)
  const stacks = 'stacks' in state ? state.stacks : []
  const every = everyStack(state)
  return {
    ...statusWords(state),
    status: statusName(state),
    isMerged: 'mergeSha' in state,
    isRemoval: isRemoving(state),
    ...helpView(catalogue),
    ...said,
    ...(said.gates === undefined ? {} : { gates: said.gates.map(withCommand) }),
    ...(said.failure === undefined ? {} : { failure: failureView(said.failure) }),
    ...(said.conflicts === undefined ? {} : conflictView(said.conflicts, state, catalogue)),
    ...(said.signOffs === undefined ? {} : { signOffs: said.signOffs.map((one) => signOffView(one, state)) }),
    ...(said.objections === undefined
      ? {}
      : { objections: said.objections.map((one) => withParameter(one, state)) }),
    given: asCommand(said.given),
    didYouMean: asCommand(said.didYouMean),
    confirm: said.name === undefined ? '' : confirmCommand(said.name),
    retry: `/retry ${said.stack ?? ''}`.trim(),
    check: checkName('apply', { id: said.stack ?? '', kind: isRemoving(state) ? 'removal' : 'build' }),
    author: state.author,
    shapers: joined(state.shapers, 'and'),
    title: 'brief' in state ? state.brief.title : state.title,
    pullRequest: 'proposal' in state && state.proposal !== null ? state.proposal.number : null,
    applied: finishedWords(stacks, isRemoving(state) ? 'destroyed' : 'applied'),
    behind: joined(idsOf(stacks.filter(({ dependsOn }) => dependsOn.includes(said.stack ?? ''))), 'and'),
    built: every.filter(({ progress }) => progress.status === 'applied').map(builtStack),
    stacks: every.map((stack) => ({
      id: stack.id,
      title: stack.title,
      status: progressWords(stack),
    })),
    resourceIds: every.flatMap(({ id, progress }) =>
      progress.status === 'applied'
        ? outputRows(progress.outputs).folded.map((row) => ({ ...row, stack: id }))
        : [],
    ),
  }
}

function builtStack({ title, progress }: StackState) {
  return { title, outputs: progress.status === 'applied' ? outputRows(progress.outputs).shown : [] }
}

/** "firewall is applied", or of a removal "firewall is destroyed"; nothing when nothing is. */
function finishedWords(stacks: readonly StackState[], done: 'applied' | 'destroyed'): string {
  const finished = idsOf(stacks.filter(({ progress }) => progress.status === done))
  if (finished.length === 0) return ''
  return `${joined(finished, 'and')} ${finished.length === 1 ? 'is' : 'are'} ${done}`
}

function idsOf(stacks: readonly StackState[]): string[] {
  return stacks.map(({ id }) => id)
}

/** With what it was said for, as the request knows it now. */
function withParameter(
  objection: { readonly value: string; readonly rule: string },
  state: RequestState,
): object {
  const known = 'brief' in state ? state.brief.objections : []
  const same = known.find(({ value, rule }) => value === objection.value && rule === objection.rule)
  return { ...objection, parameter: same === undefined ? null : parameterWords(same) }
}

/** `partly_done` as people write it: "partly done". */
export function statusName(state: RequestState): string {
  return state.status.replaceAll('_', ' ')
}

/** Commands are read without their slash and written with it. */
function asCommand(name: string | null | undefined): string | null {
  return name == null ? null : `/${name}`
}

function withCommand(gate: { readonly id: string; readonly text: string }) {
  return { ...gate, confirm: confirmCommand(gate.id) }
}
