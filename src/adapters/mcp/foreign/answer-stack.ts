import type { CapabilityContext } from '../../../capability/contract.ts'
import { aboutUsd } from '../../../capability/cost.ts'
import { shortHash } from '../../../capability/short-hash.ts'
import { standardTags } from '../../../capability/standard-tags.ts'
import type {
  Assessment,
  Gate,
  JsonValue,
  Setting,
  StackBlueprint,
  StackEstimate,
} from '../../../domain/assessment.ts'
import type { ToolAnswer } from './read-answer.ts'
import type { ToolParameter } from './read-parameters.ts'
import type { AllowedTool } from './tool-servers.ts'

/** A tool's answer with everything that it was asked by. */
export interface AnsweredTool {
  readonly server: string
  readonly tool: AllowedTool
  readonly parameters: readonly ToolParameter[]
  readonly settings: Readonly<Record<string, Setting>>
  readonly answer: ToolAnswer
}

const maxFolder = 60

/** The one stack of a foreign capability with its price, its gate and what the tool says about it. */
export function answerStack(
  answered: AnsweredTool,
  context: CapabilityContext,
): Pick<Assessment, 'stacks' | 'estimate' | 'gates' | 'decisions'> {
  const { tool, answer, server } = answered
  const decision = {
    topic: tool.title,
    choice: answer.summary,
    reason: `the tool server ${server} says so`,
  }
  return {
    stacks: [blueprint(answered, context)],
    estimate: [estimate(answered, context)],
    gates: gates(answered),
    decisions: answer.summary === '' ? [] : [decision],
  }
}

function stackId({ tool }: AnsweredTool): string {
  return tool.capability.replaceAll('_', '-')
}

function blueprint(answered: AnsweredTool, context: CapabilityContext): StackBlueprint {
  const { tool, answer, server } = answered
  const { files, variables, content } = answer
  const names = identity(answered)
  return {
    id: stackId(answered),
    title: [tool.title, ...names].join(' '),
    folder: folderOf([stackId(answered), ...names]),
    template: 'foreign',
    providers: [...content.providers],
    settings: {},
    variables: { ...variables, ...ourValues(answered, context) },
    dependsOn: [],
    plannable: 'now',
    foreign: {
      server,
      tool: tool.tool,
      pin: tool.pin,
      files: { ...files },
      addresses: [...content.addresses],
    },
  }
}

/** Values of the parameters that say which thing is meant. */
function identity({ parameters, settings }: AnsweredTool): string[] {
  return parameters.flatMap(({ name, identifies }) => {
    const value = settings[name]?.value
    if (!identifies || value === undefined) return []
    return [typeof value === 'string' ? value : JSON.stringify(value)]
  })
}

/** A name for the folder; a hash keeps those apart that would look alike. */
function folderOf(names: readonly string[]): string {
  const exact = names.join('-')
  const slug = exact
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxFolder)
    .replace(/^-|-$/g, '')
  const isPlain = slug === exact && names.length < 3
  return isPlain ? slug : `${slug}-${shortHash(JSON.stringify(names), 6)}`
}

function ourValues(
  { answer, settings }: AnsweredTool,
  context: CapabilityContext,
): Record<string, JsonValue> {
  const [environment, team] = [settings['environment']?.value, settings['team']?.value].map(String)
  const subscription = Object.entries(context.subscriptions).find(([name]) => name === environment)?.[1]
  const ours: Readonly<Record<string, JsonValue | undefined>> = {
    subscription_id: subscription,
    tags: standardTags({ environment: environment ?? '', team: team ?? '' }, context),
  }
  const declared = new Set(answer.content.variables.map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(ours).flatMap(([name, value]) =>
      declared.has(name) && value !== undefined ? [[name, value] as const] : [],
    ),
  )
}

function estimate(answered: AnsweredTool, { today }: CapabilityContext): StackEstimate {
  const { cost } = answered.answer
  const { title } = answered.tool
  const base = { stack: stackId(answered) }
  if (cost === null) {
    const assumptions = ['The tool names no price']
    return { ...base, lowUsd: 0, expectedUsd: 0, highUsd: 0, assumptions, pricesOf: today, unpriced: [title] }
  }
  return {
    ...base,
    lowUsd: cost.low,
    expectedUsd: cost.expected,
    highUsd: cost.high,
    assumptions: [`The price is what the tool server ${answered.server} says`, ...cost.assumptions],
    pricesOf: cost.pricesOf !== null && cost.pricesOf <= today ? cost.pricesOf : today,
    unpriced: [],
  }
}

/** A tool may say that its answer needs no gate; in production it has one all the same. */
function gates(answered: AnsweredTool): Gate[] {
  const { answer, settings, server } = answered
  if (!answer.critical && settings['environment']?.value !== 'prod') return []
  const count = answer.content.addresses.length
  const price = answer.cost === null ? 'no known price' : `about ${aboutUsd(answer.cost.expected)} a month`
  const text = `Builds ${count} ${count === 1 ? 'resource' : 'resources'} from Terraform that the tool server ${server} wrote, for ${price}.`
  return [{ id: 'foreign_capability', stack: stackId(answered), text }]
}
