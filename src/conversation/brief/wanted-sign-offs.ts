import type { StepTrace } from '../../domain/assessment.ts'
import type { Brief, Objection, ProposedStack } from '../../domain/brief.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { editDistance } from '../../lib/edit-distance.ts'

type Rule = Policy['sign_offs'][number]

/** A sign-off before its key is made: `judged` is the text of everything that an answer is about, and of whose it is. */
export interface WantedSignOff {
  readonly signOff: Omit<SignOff, 'key'>
  readonly judged: string
}

/**
 * What people have to sign off of a brief. A rule that names a step which does not exist is an objection: a guard is
 * never silently absent.
 */
export function wantedSignOffs(
  { stacks, deliberations = [] }: Pick<Brief, 'stacks' | 'deliberations'>,
  rules: readonly Rule[],
  titleOf: (capability: string) => string,
): { readonly wanted: readonly WantedSignOff[]; readonly objections: readonly Objection[] } {
  const wanted: WantedSignOff[] = []
  const objections: Objection[] = []
  for (const rule of rules) {
    const { capability, step, environments, ...answer } = rule
    const own = stacks.filter(
      (stack) => stack.capability === capability && environments.some((one) => one === stack.environment),
    )
    if (own.length === 0) continue
    const steps = lastTurns(deliberations.filter((one) => one.capability === capability))
    if (step !== undefined && steps.every((one) => one.step !== step)) {
      objections.push(unknownStep(capability, step, steps))
      continue
    }
    const found = foundBy(steps, step)
    const judged = { stacks: own.map(valuesOf), found, people: rule.people, teams: rule.teams }
    const title = titleOf(capability)
    wanted.push({
      signOff: { capability, title, step: step ?? null, found, ...answer },
      judged: `${capability}/${step ?? ''} ${canonicalJson(judged)}`,
    })
  }
  return { wanted, objections }
}

/** What a stack is built with, wherever a value came from. */
function valuesOf({ blueprint, parameters }: ProposedStack): object {
  const values = Object.entries(parameters).map(([name, { value }]) => [name, value])
  return { stack: blueprint.id, values: Object.fromEntries(values) }
}

/** The last turn of every step that code did, in order. */
function lastTurns(deliberations: NonNullable<Brief['deliberations']>): StepTrace[] {
  const turns = deliberations.flatMap(({ steps }) => steps.filter(({ by }) => by === 'code'))
  return [...new Map(turns.map((turn) => [turn.step, turn])).values()]
}

/** Of one step what it objects to and what it chose, of all together what they object to. */
function foundBy(steps: readonly StepTrace[], step: string | undefined): string[] {
  return steps
    .filter((one) => step === undefined || one.step === step)
    .flatMap(({ findings, notes }) => [
      ...findings.map(({ text }) => text),
      ...(step === undefined ? [] : notes),
    ])
}

function unknownStep(capability: string, step: string, steps: readonly StepTrace[]): Objection {
  const known = steps.map((one) => one.step)
  const near = known.toSorted(
    (one, other) => editDistance(one, step, far) - editDistance(other, step, far),
  )[0]
  const names = 'sign_offs in .github/planwright.yml names this step'
  return {
    capability,
    parameter: 'sign_offs',
    value: step,
    rule: `${names}, and ${near === undefined ? `${capability} has none` : `those of ${capability} are ${known.join(', ')}`}`,
    suggestion: near ?? 'no step, so that all of it is signed off,',
  }
}

/** Edits that are counted; names of steps are shorter. */
const far = 40
