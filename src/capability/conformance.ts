import * as z from 'zod'
import type { Assessment, Problem, StackEstimate } from '../domain/assessment.ts'
import type { Capability, Stated } from './contract.ts'
import { metaOf } from './parameter.ts'

const sentence = /^[^\n]*[.?]$/

/** What is wrong with how a capability describes itself, as sentences; empty when nothing is. */
export function conformanceFaults(capability: Capability): string[] {
  const { id, version, title, summary } = capability
  return [
    ...(/^[a-z][a-z0-9_]{0,39}$/.test(id) ? [] : [`"${id}" is no id`]),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`"${version}" is no semantic version`]),
    ...(title === '' ? ['the title is empty'] : []),
    ...(sentence.test(summary) ? [] : ['the summary is no sentence']),
    ...phraseFaults(capability),
    ...parameterFaults(capability),
    ...(capability.standsOn ?? []).flatMap(({ parameter }) =>
      nameFault(capability, parameter, 'thing it stands on'),
    ),
    ...adviceFaults(capability),
  ]
}

/**
 * What is wrong with an assessment of a capability, whatever was stated; empty when nothing is.
 * Settled and proposed values must be values that the parameters' own schemas accept.
 */
export function assessmentFaults(capability: Capability, stated: Stated, assessment: Assessment): string[] {
  const { settings, questions, problems, stacks } = assessment
  const refused = new Set(problems.map((problem) => problem.parameter))
  const open = questions.filter((question) => question.default === undefined)
  const settledFaults = Object.entries(settings).flatMap(([name, setting]) => [
    ...valueFault(capability, name, setting.value, 'setting'),
    ...(setting.source === 'stated' && !(name in stated) ? [`${name} is said to be stated and is not`] : []),
    ...(setting.source !== 'stated' && name in stated && !refused.has(name)
      ? [`${name} was stated and is said not to be`]
      : []),
    ...(setting.source === 'stated' || setting.reason !== undefined ? [] : [`${name} has no reason`]),
  ])
  return [
    ...settledFaults,
    ...questions.flatMap(({ parameter, default: proposed }) =>
      proposed === undefined
        ? nameFault(capability, parameter, 'question')
        : valueFault(capability, parameter, proposed, 'question'),
    ),
    ...repeated(questions.map(({ parameter }) => parameter)).map((name) => `${name} is asked twice`),
    ...problems.flatMap((problem) => problemFaults(capability, problem)),
    ...(stacks.length > 0 && open.length > 0
      ? [`there are stacks although ${open.map(({ parameter }) => parameter).join(', ')} must be answered`]
      : []),
    ...(stacks.length > 0 && problems.length > 0 ? ['there are stacks although there are problems'] : []),
    ...(stacks.length === 0 && open.length === 0 && problems.length === 0
      ? ['nothing is asked, nothing is wrong, and there are no stacks']
      : []),
    ...stackFaults(assessment),
    ...stepFaults(assessment),
    ...stacks.flatMap(({ claims = [] }) =>
      claims.flatMap(({ parameter }) => nameFault(capability, parameter, 'claim')),
    ),
  ]
}

function phraseFaults({ phrases }: Capability): string[] {
  const { synonyms, examples } = phrases
  return [
    ...(synonyms.length === 0 ? ['there are no synonyms'] : []),
    ...synonyms.filter((word) => word !== word.toLowerCase()).map((word) => `"${word}" is not lower case`),
    ...repeated(synonyms).map((word) => `the synonym "${word}" is there twice`),
    ...(examples.length < 3 ? ['there are fewer than 3 examples of requests'] : []),
  ]
}

function parameterFaults({ parameters }: Capability): string[] {
  return Object.entries<z.ZodType>(parameters.shape).flatMap(([name, schema]) => {
    const meta = metaOf(schema)
    if (meta === undefined) return [`${name} has no metadata`]
    const words = [...(meta.aliases ?? []), ...Object.values(meta.synonyms ?? {}).flat()]
    return [
      ...(/^[a-z][a-z0-9_]*$/.test(name) ? [] : [`"${name}" is no name of a parameter`]),
      ...(meta.label === '' ? [`${name} has an empty label`] : []),
      ...words.filter((word) => word !== word.toLowerCase()).map((word) => `"${word}" is not lower case`),
      ...Object.keys(meta.synonyms ?? {})
        .filter((value) => !acceptsWord(schema, value))
        .map((value) => `${name} has synonyms for "${value}", which it does not accept`),
    ]
  })
}

/** Synonyms are keyed by text; a flag's keys are `true` and `false`, a number's its digits. */
function acceptsWord(schema: z.ZodType, word: string): boolean {
  const readings: unknown[] = [word]
  if (word === 'true' || word === 'false') readings.push(word === 'true')
  if (/^\d+$/.test(word)) readings.push(Number(word))
  return readings.some((value) => schema.safeParse(value).success || schema.safeParse([value]).success)
}

function adviceFaults({ advice }: Capability): string[] {
  return [
    ...repeated(advice.map(({ key }) => key)).map((key) => `the advice ${key} is there twice`),
    ...advice.flatMap(({ key, fragments, because, help }) => [
      ...(/^[A-Z][A-Z0-9_]*$/.test(key) ? [] : [`"${key}" is no key of an advice`]),
      ...(fragments.length === 0 || fragments.some((fragment) => fragment.length < 4)
        ? [`the advice ${key} has no fragment or one that is too short`]
        : []),
      ...(sentence.test(because) && sentence.test(help) ? [] : [`the advice ${key} is no sentence`]),
    ]),
  ]
}

function problemFaults(capability: Capability, { parameter, rule, suggestion }: Problem): string[] {
  return [
    ...nameFault(capability, parameter, 'problem'),
    ...(rule === '' || rule.endsWith('.') ? [`the rule for ${parameter} is empty or a whole sentence`] : []),
    ...(suggestion === '' ? [`the suggestion for ${parameter} is empty`] : []),
  ]
}

/** What is told of the steps ends with their result. */
function stepFaults({ steps = [] }: Assessment): string[] {
  const last = steps.at(-1)
  const isSilent = steps.every(({ verdict, notes }) => verdict !== undefined || notes.length === 0)
  return [
    ...(steps.length > 0 && isSilent ? ['no step tells what it chose'] : []),
    ...(last?.verdict === 'sends_back'
      ? [`${last.step} sends the proposal back and nobody takes it up`]
      : []),
  ]
}

function stackFaults({ stacks, gates, estimate }: Assessment): string[] {
  const ids = stacks.map(({ id }) => id)
  const unknown = (what: string, stack: string) =>
    ids.includes(stack) ? [] : [`${what} is about "${stack}", which is no stack`]
  return [
    ...repeated(ids).map((id) => `the stack ${id} is there twice`),
    ...repeated(stacks.map(({ folder }) => folder)).map((folder) => `two stacks share the folder ${folder}`),
    ...gates.flatMap(({ id, stack, text }) => [
      ...unknown(`the gate ${id}`, stack),
      ...(sentence.test(text) ? [] : [`the text of the gate ${id} is no sentence`]),
    ]),
    ...repeated(gates.map(({ id, stack }) => `${id} of ${stack}`)).map(
      (gate) => `the gate ${gate} is there twice`,
    ),
    ...estimate.flatMap(partFaults),
    ...estimate.flatMap(({ stack, lowUsd, expectedUsd, highUsd, pricesOf }) => [
      ...unknown('an estimate', stack),
      ...(0 <= lowUsd && lowUsd <= expectedUsd && expectedUsd <= highUsd
        ? []
        : [`the estimate of ${stack} is not in order`]),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(pricesOf) ? [] : [`the estimate of ${stack} has no date`]),
    ]),
    ...ids
      .filter((id) => estimate.filter(({ stack }) => stack === id).length !== 1)
      .map((id) => `the stack ${id} has no estimate or several`),
    ...stacks
      .filter(({ id, dependsOn }) => dependsOn.includes(id))
      .map(({ id }) => `the stack ${id} depends on itself`),
  ]
}

/** Each part is rounded to cents, so that their sum may differ by one for each. */
function partFaults({ stack, expectedUsd, parts }: StackEstimate): string[] {
  if (parts === undefined) return []
  const sum = parts.reduce((total, part) => total + part.expectedUsd, 0)
  return Math.abs(sum - expectedUsd) <= 0.01 * (parts.length + 1)
    ? []
    : [`the parts of the estimate of ${stack} do not add up`]
}

function nameFault({ parameters }: Capability, name: string, where: string): string[] {
  return name in parameters.shape ? [] : [`a ${where} is about "${name}", which is no parameter`]
}

function valueFault(capability: Capability, name: string, value: unknown, where: string): string[] {
  const schema: unknown = capability.parameters.shape[name]
  if (!(schema instanceof z.ZodType)) return nameFault(capability, name, where)
  return schema.safeParse(value).success
    ? []
    : [`a ${where} gives ${name} the value ${JSON.stringify(value)}, which it does not accept`]
}

function repeated(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index)
}
