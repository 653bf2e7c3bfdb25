import type * as z from 'zod'
import { commonParameterNames } from '../../capability/index.ts'
import type { Assessment, JsonValue, Problem } from '../../domain/assessment.ts'
import { commonScope } from '../../domain/brief.ts'
import { readExamples } from '../capability/examples.ts'
import type { CapabilityRequest } from './check-names.ts'
import { asValue, refusalOf, rightValue } from './refused-value.ts'
import type { RequestError, RequestFile } from './request-file.ts'

/** A request with the judgements of all its capabilities, and a way to judge it with other values. */
export interface JudgedRequest {
  readonly file: RequestFile
  readonly requests: readonly CapabilityRequest[]
  readonly assessments: Readonly<Record<string, Assessment>>
  readonly judgeAgain: (
    requests: readonly CapabilityRequest[],
  ) => Promise<Readonly<Record<string, Assessment>>>
}

/** Everything that is wrong with the values of one capability: refused by their kind, by a rule, or not there. */
export async function faultsOf(request: CapabilityRequest, judged: JudgedRequest): Promise<RequestError[]> {
  const assessment = judged.assessments[request.capability.id]
  if (assessment === undefined) return []
  const refused = Object.entries(request.stated).flatMap(([param, value]): RequestError[] => {
    const schema = request.capability.parameters.shape[param]
    const rule = refusalOf(schema, value)
    if (rule === undefined) return []
    const suggestion = rightValue(schema, value, proposals(request, assessment, param))
    return [errorOf(placeOf(request, judged.file, param), param, value, rule, suggestion)]
  })
  const known = new Set(refused.map(({ param }) => param))
  const problems: RequestError[] = []
  for (const problem of assessment.problems) {
    if (!known.has(problem.parameter)) problems.push(await problemError(request, judged, assessment, problem))
  }
  for (const { param } of problems) known.add(param)
  const missing = assessment.questions
    .filter((question) => question.default === undefined && !known.has(question.parameter))
    .map(({ parameter, text, options }): RequestError => {
      const schema = request.capability.parameters.shape[parameter]
      const suggestion = rightValue(schema, null, [...(options ?? []), ...exampleValues(request, parameter)])
      const example = suggestion === null ? '' : ` For example ${JSON.stringify(suggestion)}.`
      const reason = `${parameter} is missing: ${text}${example}`
      const place = placeOf(request, judged.file, parameter)
      return { capability: place, param: parameter, value: null, reason, suggestion }
    })
  return [...refused, ...problems, ...missing]
}

async function problemError(
  request: CapabilityRequest,
  judged: JudgedRequest,
  assessment: Assessment,
  problem: Problem,
): Promise<RequestError> {
  const { parameter, rule, suggestion: advice } = problem
  const stated = request.stated[parameter]
  const value = stated === undefined || typeof stated === 'object' ? problem.value : stated
  const suggestion = await tried(request, judged, assessment, problem)
  const place = placeOf(request, judged.file, parameter)
  return { ...errorOf(place, parameter, value, rule, suggestion, advice), value: stated ?? value }
}

/** A value with which less is wrong: what was advised, what is settled without the stated one, or one of the examples. */
async function tried(
  request: CapabilityRequest,
  judged: JudgedRequest,
  assessment: Assessment,
  { parameter, value: text, suggestion: advice }: Problem,
): Promise<JsonValue> {
  const { [parameter]: stated, ...others } = request.stated
  const isBetter = (one: Assessment | undefined): boolean =>
    one !== undefined && one.problems.length < assessment.problems.length
  const settled = await judgedWith(request, judged, others)
  const values = [
    ...advised(request.capability.parameters.shape[parameter], stated, text, advice),
    isBetter(settled) ? settled?.settings[parameter]?.value : undefined,
    ...proposals(request, assessment, parameter),
  ]
  const unique = new Map(values.map((value) => [JSON.stringify(value), value]))
  unique.delete(JSON.stringify(stated))
  for (const value of [...unique.values()].slice(0, maxTried)) {
    if (value === undefined) continue
    if (isBetter(await judgedWith(request, judged, { ...others, [parameter]: value }))) return value
  }
  return null
}

/** What advice means as a value; in a list it takes the place of the entry that it is about. */
function advised(
  schema: z.ZodType,
  stated: JsonValue | undefined,
  text: string,
  advice: string | undefined,
): (JsonValue | undefined)[] {
  if (!Array.isArray(stated)) return advice === undefined ? [] : [asValue(schema, advice)]
  const left = stated.filter((entry) => entry !== text)
  const changed = stated.map((entry) => (entry === text ? (advice ?? entry) : entry))
  return [asValue(schema, changed), left.length === 0 ? undefined : asValue(schema, left)]
}

/** Values that are tried out for one that is wrong, and characters of a value that a sentence shows. */
const maxTried = 12
const maxShown = 100

async function judgedWith(
  request: CapabilityRequest,
  { requests, judgeAgain }: JudgedRequest,
  stated: CapabilityRequest['stated'],
): Promise<Assessment | undefined> {
  const changed = requests.map((one) => (one === request ? { ...one, stated } : one))
  return (await judgeAgain(changed))[request.capability.id]
}

/** Values that may be right: what was settled instead, what a question proposes, what the examples use. */
function proposals(
  request: CapabilityRequest,
  { settings, questions }: Assessment,
  param: string,
): (JsonValue | undefined)[] {
  return [
    settings[param]?.source === 'stated' ? undefined : settings[param]?.value,
    questions.find(({ parameter }) => parameter === param)?.default,
    ...exampleValues(request, param),
  ]
}

function exampleValues({ capability }: CapabilityRequest, param: string): (JsonValue | undefined)[] {
  return readExamples(capability.id)
    .filter(({ name }) => !/hostile|wrong|refused/.test(name))
    .map(({ stated }) => stated[param])
}

/** Where a value stands in the file, or belongs when it is not there. */
function placeOf({ capability, own }: CapabilityRequest, { common }: RequestFile, param: string): string {
  if (Object.hasOwn(own, param)) return capability.id
  return Object.hasOwn(common, param) || commonParameterNames.includes(param) ? commonScope : capability.id
}

function errorOf(
  capability: string,
  param: string,
  value: JsonValue,
  rule: string,
  suggestion: JsonValue,
  advice = suggestion === null ? undefined : JSON.stringify(suggestion),
): RequestError {
  const right = advice === undefined ? '' : `; ${advice} would be right`
  const text = JSON.stringify(value)
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}...` : text
  const reason = `${param} cannot be ${shown}: ${rule}${right}.`
  return { capability, param, value, reason, suggestion }
}
