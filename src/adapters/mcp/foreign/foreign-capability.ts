import type { Capability, CapabilityContext, Stated } from '../../../capability/contract.ts'
import type { Assessment, Setting } from '../../../domain/assessment.ts'
import { ConflictError } from '../../../domain/errors.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import type { Logger } from '../../../ports/logger.ts'
import { answerStack } from './answer-stack.ts'
import type { ForeignServer } from './foreign-server.ts'
import { readAnswer, type ToolAnswer } from './read-answer.ts'
import type { ToolParameter } from './read-parameters.ts'
import { parametersOf } from './read-parameters.ts'
import { settleArguments, toolArguments } from './settle-arguments.ts'
import type { AllowedTool } from './tool-servers.ts'

export interface ForeignCapabilityOptions {
  readonly tool: AllowedTool
  /** Name of the server, as people see it. */
  readonly serverName: string
  readonly server: ForeignServer
  /** What is known of the tool's arguments; undefined while nobody could ask. */
  readonly parameters: readonly ToolParameter[] | undefined
  /** Told when the arguments become known; the capability is to be made again with them. */
  onParameters(parameters: readonly ToolParameter[]): void
  readonly log: Logger
}

const maxRemembered = 200

/**
 * A tool of somebody else's server as a capability. It is suspended while its server does not answer, answers with
 * something that cannot be used, or offers another tool than the reviewed one; then it says so, and asks again later.
 * The same values give the same answer as long as this process lives.
 */
export function createForeignCapability(options: ForeignCapabilityOptions): Capability {
  const { tool, server, parameters = [] } = options
  const answers = new Map<string, ToolAnswer>()
  return {
    id: tool.capability,
    kind: 'tool',
    title: tool.title,
    summary: tool.summary,
    version: tool.version,
    phrases: { synonyms: tool.synonyms, examples: tool.examples },
    follows: [],
    parameters: parametersOf(parameters),
    advice: [],
    async assess(stated, context) {
      const verdict = await server.verdict(tool)
      if (verdict.kind === 'suspended') return suspended(options, stated, context, verdict.because)
      if (options.parameters === undefined) {
        options.onParameters(verdict.parameters)
        throw new ConflictError(
          `${tool.capability}: its parameters are known only now, the words are read again`,
        )
      }
      const settled = settleArguments(parameters, stated, context)
      const assessment = { ...nothingBuilt, ...settledPart(settled) }
      if (!settled.complete) return assessment
      const asked = await askTool(options, settled.settings, answers)
      if ('answer' in asked) {
        const { answer } = asked
        return {
          ...assessment,
          ...answerStack(
            { ...options, server: options.serverName, parameters, settings: settled.settings, answer },
            context,
          ),
        }
      }
      if ('refusal' in asked) {
        const rule = `its tool does not take these values (${asked.refusal})`
        return { ...assessment, problems: [{ parameter: 'capability', value: tool.title, rule }] }
      }
      return suspended(options, stated, context, asked.because)
    },
  }
}

const nothingBuilt = { decisions: [], gates: [], stacks: [], estimate: [] }

function settledPart({ settings, problems, questions }: ReturnType<typeof settleArguments>) {
  return { settings: { ...settings }, problems: [...problems], questions: [...questions] }
}

/** What was settled so far stays to be seen; nothing is asked. */
function suspended(
  { tool, parameters = [] }: ForeignCapabilityOptions,
  stated: Stated,
  context: CapabilityContext,
  because: string,
): Assessment {
  const { settings, problems } = settleArguments(parameters, stated, context)
  const rule = `it is suspended, because its server ${because}`
  return {
    ...nothingBuilt,
    settings: { ...settings },
    questions: [],
    problems: [{ parameter: 'capability', value: tool.title, rule }, ...problems],
  }
}

async function askTool(
  { tool, server, parameters = [], log }: ForeignCapabilityOptions,
  settings: Readonly<Record<string, Setting>>,
  answers: Map<string, ToolAnswer>,
): Promise<{ readonly answer: ToolAnswer } | { readonly refusal: string } | { readonly because: string }> {
  const values = toolArguments(parameters, settings)
  const texts = textsOf(parameters, settings)
  const key = canonicalJson([values, texts])
  const known = answers.get(key)
  if (known !== undefined) return { answer: known }
  const reply = await server.ask(tool, values)
  if (reply.kind === 'refused') return { refusal: reply.words }
  if (reply.kind === 'suspended') return { because: reply.because }
  const { resources, data } = tool
  const read = readAnswer(reply.structuredContent, { resources, data, texts })
  if ('fault' in read) {
    log.error(
      { capability: tool.capability, reason: read.fault },
      'foreign tool gave an answer that cannot be used',
    )
    return { because: `gave an answer that cannot be used: ${read.fault}. An operator has to look at it` }
  }
  if (answers.size >= maxRemembered) answers.clear()
  answers.set(key, read.answer)
  return read
}

/** What people may have written in their own words: texts of the tool, and the team. */
function textsOf(
  parameters: readonly ToolParameter[],
  settings: Readonly<Record<string, Setting>>,
): string[] {
  const names = ['team', ...parameters.filter(({ isText }) => isText).map(({ name }) => name)]
  return names.flatMap((name) => {
    const value = settings[name]?.source === 'stated' ? settings[name].value : []
    return [value].flat().filter((one) => typeof one === 'string')
  })
}
