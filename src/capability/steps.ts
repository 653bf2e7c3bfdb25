import * as z from 'zod'
import type { StepTrace } from '../domain/assessment.ts'
import { InvariantError } from '../domain/errors.ts'
import type { OpinionQuestion, Remark } from '../domain/opinion.ts'
import { type Heard, hearModel, type ModelBody, type Opinions } from './second-body.ts'

/**
 * A step of an agent. Its `rule` is its body and makes its result, which is checked by the step's schema and recorded
 * as plain data under the step's name and turn. A `model` may say something about the last result; it changes nothing.
 */
export interface Step<I, O> {
  readonly id: string
  /** What the step answers for, one clause. */
  readonly role: string
  readonly out: z.ZodType<O>
  /** Pure, but for notes it leaves on the blackboard. */
  rule(input: I, blackboard: Blackboard): O
  readonly model?: ModelBody<I, O>
}

/** What the steps of one assessment share. */
export interface Blackboard {
  /** Leaves a clause about what the running step chose, for whoever asks how a result came about. */
  note(clause: string): void
  /** The newest result of `step`; undefined while it has not run. */
  latest<O>(step: Pick<Step<never, O>, 'id' | 'out'>): O | undefined
}

/** One run of one step. */
export interface StepRecord {
  readonly step: string
  /** 1 for the first time the step ran. */
  readonly turn: number
  readonly result: unknown
  readonly notes: readonly string[]
  /** What a reviewer led to; not there for a step that reviews nothing. */
  readonly verdict?: StepTrace['verdict']
}

/** What a reviewer objects to. `code` tells the worker what to change, `text` tells a person. */
export const Finding = z.object({ reviewer: z.string(), code: z.string(), text: z.string() })
export type Finding = z.infer<typeof Finding>

/** How often reviewers may send a proposal back before it is taken with its findings open. */
export const maxReworkRounds = 2

/** One assessment's steps: they run one after the other and everything is recorded. */
export interface StepRunner {
  readonly records: readonly StepRecord[]
  /** @throws InvariantError when the result does not fit the step's schema. */
  run<I, O>(step: Step<I, O>, input: I): O
  /**
   * Lets `worker` propose and `reviewers` object, until nobody objects, the proposal no longer changes or
   * `maxReworkRounds` are over. The worker sees all findings so far. `open` are those of the last proposal.
   */
  runReviewed<I, P>(task: {
    readonly worker: Step<{ readonly input: I; readonly findings: readonly Finding[] }, P>
    readonly reviewers: readonly Step<{ readonly input: I; readonly proposal: P }, Finding[]>[]
    readonly input: I
  }): { readonly proposal: P; readonly open: readonly Finding[] }
  /** What is kept of the steps with a request, cut to a bounded size. */
  account(): StepAccount
}

/** How a result came about, what a model said of it, and what one would be asked. */
export interface StepAccount {
  readonly trace: readonly StepTrace[]
  readonly remarks: readonly Remark[]
  readonly questions: readonly OpinionQuestion[]
}

/** Starts with an empty blackboard. Without `opinions` no model is asked or heard. */
export function createStepRunner(opinions?: Opinions): StepRunner {
  const records: StepRecord[] = []
  const heard: Heard[] = []
  const hear = <I, O>({ id, model }: Step<I, O>, input: I, result: O): void => {
    if (opinions !== undefined && model !== undefined)
      heard.push(hearModel({ id, model }, input, result, opinions))
  }

  const latest: Blackboard['latest'] = ({ id, out }) => {
    const record = records.findLast(({ step }) => step === id)
    return record === undefined ? undefined : out.parse(record.result)
  }
  const perform = <I, O>(step: Step<I, O>, input: I): StepRecord & { readonly result: O } => {
    const notes: string[] = []
    const checked = step.out.safeParse(step.rule(input, { latest, note: (clause) => notes.push(clause) }))
    if (!checked.success) throw new InvariantError(`step ${step.id}: ${z.prettifyError(checked.error)}`)
    const turn = records.filter(({ step: id }) => id === step.id).length + 1
    return { step: step.id, turn, result: checked.data, notes }
  }
  const propose = <I, O>(step: Step<I, O>, input: I): O => {
    const record = perform(step, input)
    records.push(record)
    return record.result
  }
  return {
    records,
    run(step, input) {
      const result = propose(step, input)
      hear(step, input, result)
      return result
    },
    runReviewed({ worker, reviewers, input }) {
      const findings: Finding[] = []
      let previous: string | undefined
      for (let round = 0; ; round += 1) {
        const task = { input, findings: [...findings] }
        const proposal = propose(worker, task)
        const printed = JSON.stringify(proposal)
        const isLast = round === maxReworkRounds || printed === previous
        const reviews = reviewers.map((reviewer) => {
          const review = perform(reviewer, { input, proposal })
          records.push({ ...review, verdict: verdictOf(review.result, isLast) })
          return { reviewer, found: review.result }
        })
        const open = reviews.flatMap(({ found }) => found)
        if (open.length === 0 || isLast) {
          hear(worker, task, proposal)
          for (const { reviewer, found } of reviews) hear(reviewer, { input, proposal }, found)
          return { proposal, open }
        }
        findings.push(...open)
        previous = printed
      }
    },
    account: () => ({
      trace: [...records.map(traceOf), ...heard.flatMap(({ trace }) => trace ?? [])].slice(0, maxTraces),
      remarks: heard.flatMap(({ remarks }) => remarks),
      questions: heard.flatMap(({ question }) => question ?? []),
    }),
  }
}

function verdictOf(findings: readonly Finding[], isLast: boolean): NonNullable<StepTrace['verdict']> {
  if (findings.length === 0) return 'agrees'
  return isLast ? 'leaves_open' : 'sends_back'
}

/** Far more than the steps of any agent take; what is kept of a request stays small whatever an agent does. */
const maxTraces = 32
const maxTexts = 8
const maxTextLength = 300

function traceOf({ step, turn, result, notes, verdict }: StepRecord): StepTrace {
  const found = verdict === undefined ? [] : z.array(Finding).parse(result)
  return {
    step,
    turn,
    by: 'code',
    ...(verdict === undefined ? {} : { verdict }),
    findings: found
      .slice(0, maxTexts)
      .map(({ code, text }) => ({ code, text: text.slice(0, maxTextLength) })),
    notes: notes.slice(0, maxTexts).map((note) => note.slice(0, maxTextLength)),
  }
}
