import { commonParameters } from '../../../capability/common-parameters.ts'
import type { CapabilityContext, Stated } from '../../../capability/contract.ts'
import { metaOf } from '../../../capability/parameter.ts'
import type { JsonValue, Problem, Question, Setting } from '../../../domain/assessment.ts'
import type { ToolParameter } from './read-parameters.ts'

/** What is known of a tool's arguments, what is wrong, and what is to be asked. */
export interface SettledArguments {
  readonly settings: Readonly<Record<string, Setting>>
  readonly problems: readonly Problem[]
  readonly questions: readonly Question[]
  /** Nothing required is open and nothing is wrong. */
  readonly complete: boolean
}

/** More questions with a default than these are a form; the other defaults are shown and can be changed. */
const maxProposals = 4

/** Settles the parameters of a foreign tool from what was stated, the tool's defaults and the organization's. */
export function settleArguments(
  parameters: readonly ToolParameter[],
  stated: Stated,
  context: CapabilityContext,
): SettledArguments {
  const needed = withPlace(parameters)
  const settings: Record<string, Setting> = {}
  const problems: Problem[] = []
  for (const parameter of needed) {
    const value = stated[parameter.name]
    const rule = value === undefined ? undefined : refusal(parameter, value)
    if (rule !== undefined) problems.push({ parameter: parameter.name, value: asWritten(value ?? ''), rule })
    const setting =
      value === undefined || rule !== undefined ? proposalFor(parameter, context) : statedSetting(value)
    if (setting !== undefined) settings[parameter.name] = setting
  }
  const open = needed.filter(({ name, required }) => required && settings[name] === undefined)
  const refused = new Set(problems.map((problem) => problem.parameter))
  return {
    settings,
    problems,
    questions: questionsFor(needed, settings, refused),
    complete: open.length === 0 && problems.length === 0,
  }
}

/** The tool's arguments by its own names. */
export function toolArguments(
  parameters: readonly ToolParameter[],
  settings: Readonly<Record<string, Setting>>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    parameters.flatMap(({ name, argument }) => {
      const setting = settings[name]
      return setting === undefined ? [] : [[argument, setting.value] as const]
    }),
  )
}

/** Environment and team are part of the path of every stack, whether the tool asks for them or not. */
function withPlace(parameters: readonly ToolParameter[]): ToolParameter[] {
  const place = (['environment', 'team'] as const).map((name): ToolParameter => {
    const schema = commonParameters[name]
    const base = { name, argument: name, schema, own: schema, label: name, description: '', options: [] }
    const own = parameters.find((one) => one.name === name)
    return { ...base, isText: false, default: undefined, identifies: false, ...own, required: true }
  })
  return [...place, ...parameters.filter(({ name }) => name !== 'environment' && name !== 'team')]
}

function statedSetting(value: JsonValue): Setting {
  return { value, source: 'stated' }
}

function proposalFor(parameter: ToolParameter, { defaultRegion }: CapabilityContext): Setting | undefined {
  if (parameter.default !== undefined && refusal(parameter, parameter.default) === undefined) {
    return { value: parameter.default, source: 'default', reason: 'the default of the tool' }
  }
  if (parameter.name === 'environment' && refusal(parameter, 'dev') === undefined) {
    return { value: 'dev', source: 'default', reason: 'nobody named another one' }
  }
  if (parameter.name === 'region' && refusal(parameter, defaultRegion) === undefined) {
    return { value: defaultRegion, source: 'default', reason: 'the region of the organization' }
  }
  return undefined
}

/** Why a value cannot be used, by the shared rules and by the tool's. */
function refusal({ schema, own, label }: ToolParameter, value: JsonValue): string | undefined {
  for (const one of [schema, own]) {
    const { error } = one.safeParse(value)
    if (error !== undefined) return error.issues[0]?.message ?? `it is not a valid ${label}`
  }
  return undefined
}

function questionsFor(
  parameters: readonly ToolParameter[],
  settings: Readonly<Record<string, Setting>>,
  refused: ReadonlySet<string>,
): Question[] {
  const isOpen = ({ name }: ToolParameter) => settings[name]?.source !== 'stated' && !refused.has(name)
  const required = parameters.filter((one) => isOpen(one) && one.required && settings[one.name] === undefined)
  const proposed = parameters
    .filter((one) => isOpen(one) && settings[one.name] !== undefined)
    .slice(0, maxProposals)
  return [
    ...required.map((one, index) => questionFor(one, undefined, 95 - index)),
    ...proposed.map((one, index) => questionFor(one, settings[one.name]?.value, 60 - index)),
  ]
}

function questionFor(parameter: ToolParameter, proposal: JsonValue | undefined, weight: number): Question {
  const { name, description, options } = parameter
  return {
    parameter: name,
    text: questionText(parameter),
    ...(description === '' ? {} : { why: description }),
    ...(proposal === undefined ? {} : { default: proposal }),
    ...(options.length === 0 ? {} : { options: [...options] }),
    weight,
  }
}

const sharedQuestions: Readonly<Record<string, string>> = {
  team: 'Which team owns it?',
  environment: 'Which environment?',
  region: 'Which Azure region?',
}

function questionText({ name, label, own, schema, options }: ToolParameter): string {
  const shared = sharedQuestions[name]
  if (shared !== undefined) return shared
  if (own.safeParse(true).success) return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}?`
  const unit = metaOf(schema)?.unit
  const what = unit === undefined ? label : `${label} in ${unit}`
  return options.length > 0 ? `Which ${what}?` : `What is the ${what}?`
}

function asWritten(value: JsonValue): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.map(asWritten).join(', ') : JSON.stringify(value)
}
