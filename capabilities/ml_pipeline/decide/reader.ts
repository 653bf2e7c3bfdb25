import * as z from 'zod'
import { choiceOf, choose, type Environment, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { PipelineStep, pipelineSteps } from '../pipeline-steps.ts'
import { hasCredentials, parseSource, Source } from '../source.ts'

const { source, ref, ref_kind, tasks } = parameters.shape

/** The code as it was told: what is open is not there. */
export const Code = z.object({
  place: Source.optional(),
  source: choiceOf(source).optional(),
  ref: choiceOf(ref).optional(),
  ref_kind: choiceOf(ref_kind).optional(),
  tasks: choiceOf(tasks).optional(),
  steps: z.array(PipelineStep),
})
export type Code = z.infer<typeof Code>

interface Told {
  readonly stated: Answers
  readonly environment: Environment
}

/** Reads where the code is, which version of it runs, and its steps. */
export const reader: Step<Told, Code> = {
  id: 'reader',
  role: 'says where the code is, which version of it runs and what its steps are',
  out: Code,
  rule({ stated, environment }, blackboard) {
    const given = stated.source
    const place = given === undefined || hasCredentials(given) ? undefined : parseSource(given)
    const named = choose(stated.tasks, {
      value: place?.file === undefined ? [] : [place.file],
      source: 'inferred',
      reason: 'the address names this file',
    })
    if (place !== undefined)
      blackboard.note(`${given} is ${place.kind === 'git' ? place.url : 'in the workspace'}`)
    return {
      ...(place === undefined || given === undefined
        ? {}
        : { place, source: { value: given, source: 'stated' } }),
      ...(named.value.length === 0 ? {} : { tasks: named }),
      ...versionOf(stated, place, environment),
      steps: place === undefined ? [] : pipelineSteps(named.value, place),
    }
  },
}

function versionOf(
  stated: Answers,
  place: Source | undefined,
  environment: Environment,
): Pick<Code, 'ref' | 'ref_kind'> {
  if (place?.kind === 'workspace') {
    const none = { value: 'none' as const, reason: 'files of a workspace have no versions' }
    return { ref_kind: choose(stated.ref_kind, none) }
  }
  if (stated.ref === undefined && place?.ref === undefined && (environment === 'prod' || place === undefined))
    return {}
  const version = choose(
    stated.ref,
    place?.ref === undefined
      ? { value: 'main', reason: `the usual branch; ${environment} follows it` }
      : { value: place.ref, source: 'inferred', reason: 'the address names it' },
  )
  const kind = kindOf(version.value)
  return {
    ref: version,
    ref_kind: choose(stated.ref_kind, {
      value: kind,
      source: 'inferred',
      reason: `${version.value} looks like one`,
    }),
  }
}

function kindOf(name: string): 'branch' | 'tag' | 'commit' {
  if (/^[0-9a-f]{40}$/i.test(name)) return 'commit'
  return /^(?:v|release[-/]?|rel[-/]?)?\d+(?:\.\d+){1,3}(?:[-.][\w.-]{1,30})?$/i.test(name) ? 'tag' : 'branch'
}
