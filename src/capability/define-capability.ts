import type * as z from 'zod'
import type { Assessment, JsonValue, Problem, Setting } from '../domain/assessment.ts'
import type { Capability, CapabilityContext, CapabilityDefinition, Settled, Stated } from './contract.ts'
import { metaOf } from './parameter.ts'
import type { StepAccount } from './steps.ts'

/**
 * Turns the pure functions of a capability into one that the product can ask.
 * A stated value that its schema refuses becomes a problem and is otherwise treated as not stated.
 */
export function defineCapability<P extends z.ZodObject, S extends Readonly<Record<string, unknown>>>(
  definition: CapabilityDefinition<P, S>,
): Capability {
  const {
    id,
    kind,
    title,
    summary,
    version,
    phrases,
    follows = [],
    standsOn,
    parameters,
    advice,
  } = definition
  return {
    id,
    kind,
    title,
    summary,
    version,
    phrases,
    follows,
    ...(standsOn === undefined ? {} : { standsOn }),
    parameters,
    advice,
    assess: (stated, context) => Promise.resolve(assess(definition, stated, context)),
  }
}

function assess<P extends z.ZodObject, S extends Readonly<Record<string, unknown>>>(
  definition: CapabilityDefinition<P, S>,
  stated: Stated,
  context: CapabilityContext,
): Assessment {
  const { accepted, problems: refused } = acceptStated(definition.parameters, stated)
  const settled = definition.decide(accepted as Partial<z.infer<P>>, context)
  const problems = [...refused, ...settled.problems]
  const questions = definition.questions(settled, accepted as Partial<z.infer<P>>, context)
  const missing = definition.required.filter((name) => settled.settings[name] === undefined)
  const complete = missing.length === 0 && problems.length === 0
  const settings = settled.settings as S
  return {
    settings: describeSettings(settled, accepted),
    problems,
    questions,
    decisions: [...settled.decisions],
    gates: complete ? definition.gates(settings, context) : [],
    stacks: complete ? definition.stacks(settings, context) : [],
    estimate: complete ? definition.estimate(settings, context) : [],
    ...(settled.steps === undefined ? {} : accountOf(settled.steps)),
  }
}

function accountOf({ trace, remarks, questions }: StepAccount): Partial<Assessment> {
  return {
    steps: [...trace],
    ...(remarks.length === 0 ? {} : { remarks: [...remarks] }),
    ...(questions.length === 0 ? {} : { opinionQuestions: [...questions] }),
  }
}

function acceptStated(parameters: z.ZodObject, stated: Stated): { accepted: Stated; problems: Problem[] } {
  const accepted: Record<string, JsonValue> = {}
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(stated)) {
    const schema = parameters.shape[name] as z.ZodType | undefined
    if (schema === undefined) continue
    const parsed = schema.safeParse(value)
    if (parsed.success) accepted[name] = parsed.data as JsonValue
    else problems.push(refusal(name, schema, value, parsed.error))
  }
  return { accepted, problems }
}

function refusal(name: string, schema: z.ZodType, value: JsonValue, error: z.ZodError): Problem {
  const rule = error.issues[0]?.message ?? `it is not a valid ${metaOf(schema)?.label ?? name}`
  return { parameter: name, value: asWritten(value), rule }
}

function asWritten(value: JsonValue): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.map(asWritten).join(', ') : JSON.stringify(value)
}

function describeSettings<S extends Readonly<Record<string, unknown>>>(
  settled: Settled<S>,
  accepted: Stated,
): Record<string, Setting> {
  const described: Record<string, Setting> = {}
  for (const [name, value] of Object.entries(settled.settings)) {
    if (value === undefined) continue
    const origin = name in accepted ? { source: 'stated' as const } : settled.origins[name]
    described[name] = { value: value as JsonValue, source: 'default', ...origin }
  }
  return described
}
