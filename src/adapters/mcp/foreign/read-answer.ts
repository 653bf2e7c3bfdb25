import * as z from 'zod'
import { JsonValue, type ProviderName } from '../../../domain/assessment.ts'
import { checkTerraform, type TerraformContent } from './check-terraform.ts'
import { findWords } from './find-words.ts'
import { plainWords } from './plain-words.ts'
import type { AllowedTypes } from './terraform-rules.ts'

/** A tool's answer, held to the rules. */
export interface ToolAnswer {
  /** Name and text of each `.tf` file. */
  readonly files: Readonly<Record<string, string>>
  /** What `terraform.tfvars.json` says. */
  readonly variables: Readonly<Record<string, JsonValue>>
  readonly content: TerraformContent
  readonly summary: string
  readonly critical: boolean
  /** US dollars a month; null when the tool names no price that can be used. */
  readonly cost: ToolCost | null
}

export interface ToolCost {
  readonly low: number
  readonly expected: number
  readonly high: number
  /** YYYY-MM-DD; null when the tool does not say of when the prices are. */
  readonly pricesOf: string | null
  readonly assumptions: readonly string[]
}

export interface AnswerRules extends AllowedTypes {
  /** Texts of people, none of which may stand in a `.tf` file. */
  readonly texts: readonly string[]
}

const maxFiles = 16
const maxFileLength = 64 * 1024
const maxLength = 128 * 1024
const maxVariableDepth = 6
const valuesFile = 'terraform.tfvars.json'
const fileName = /^[a-z][a-z0-9_-]{0,59}\.tf$/
const ourFiles: ReadonlySet<string> = new Set(['versions.tf', 'backend.tf', 'providers.tf'])
const variableName = /^[a-z][a-z0-9_]{0,59}$/
/** What Planwright sets itself. */
export const ourVariables: readonly string[] = ['subscription_id', 'tags']
/** What the provider block of a stack names. */
const providerVariables: Readonly<Partial<Record<ProviderName, string>>> = {
  azurerm: 'subscription_id',
  databricks: 'workspace_resource_id',
}
/** Characters that make a text look other than it is, and line ends that Terraform reads in its own way. */
const strangeCharacters = /[^\P{Cc}\n\t]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cs}|[^\P{Zs} ]/u

const Answer = z.object({
  files: z.record(z.string().max(100), z.string()),
  summary: z.string().default(''),
  critical: z.boolean().default(true),
  cost: z.unknown().optional(),
})

const amount = z.number().min(0).max(10_000_000)
const Cost = z.object({
  low: amount,
  expected: amount.positive(),
  high: amount,
  currency: z.literal('USD'),
  pricesOf: z.iso.date().optional(),
  assumptions: z.array(z.string()).max(20).default([]),
})

/** Reads what a tool answered as structured content; a fault is a clause that says what cannot be used. */
export function readAnswer(
  structuredContent: unknown,
  rules: AnswerRules,
): { readonly answer: ToolAnswer } | { readonly fault: string } {
  const parsed = Answer.safeParse(structuredContent)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { fault: `${plainWords(issue?.path.join('.') || 'the whole', 60)} is not as it should be` }
  }
  const { [valuesFile]: values, ...files } = parsed.data.files
  const fault = fileFault(files, values)
  if (fault !== undefined) return { fault }
  const checked = checkTerraform(files, rules)
  if ('faults' in checked) return { fault: checked.faults.join('; ') }
  const variables = readVariables(values ?? '{}')
  if (variables === undefined) return { fault: `${valuesFile} is no flat JSON object of values` }
  const wrong = variableFault(checked.content, variables) ?? wordsFault(files, rules.texts)
  if (wrong !== undefined) return { fault: wrong }
  const { summary, critical, cost } = parsed.data
  return {
    answer: {
      files,
      variables,
      content: checked.content,
      summary: plainWords(summary, 200).replace(/[.\s]+$/, ''),
      critical,
      cost: readCost(cost),
    },
  }
}

function fileFault(files: Readonly<Record<string, string>>, values: string | undefined): string | undefined {
  const names = Object.keys(files)
  if (names.length > maxFiles) return `there are more than ${maxFiles} files`
  const bad = names.find((name) => !fileName.test(name) || ourFiles.has(name) || isOverride(name))
  if (bad !== undefined) return `"${plainWords(bad, 60)}" cannot be a file of a stack`
  const texts = [...Object.values(files), values ?? '']
  const isLong = texts.some((text) => text.length > maxFileLength) || texts.join('').length > maxLength
  if (isLong)
    return `the files are longer than ${maxLength} characters, or one is longer than ${maxFileLength}`
  const strange = Object.entries(files).find(([, text]) => strangeCharacters.test(text))
  return strange === undefined ? undefined : `${strange[0]} holds characters that cannot be seen`
}

/** Terraform merges these into the other files. */
function isOverride(name: string): boolean {
  return name === 'override.tf' || name.endsWith('_override.tf')
}

const Values = z.record(z.string().regex(variableName), JsonValue)

function readVariables(text: string): Record<string, JsonValue> | undefined {
  try {
    const parsed = Values.safeParse(JSON.parse(text))
    return parsed.success && depthOf(parsed.data) <= maxVariableDepth ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function depthOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner)))
}

function variableFault(
  { variables, providers }: TerraformContent,
  values: Readonly<Record<string, JsonValue>>,
): string | undefined {
  const declared = variables.map(({ name }) => name)
  const ours = Object.keys(values).find((name) => ourVariables.includes(name))
  if (ours !== undefined) return `${valuesFile} sets ${ours}, which Planwright sets`
  const unknown = Object.keys(values).find((name) => !declared.includes(name))
  if (unknown !== undefined) return `${valuesFile} sets ${unknown}, which no file declares`
  const open = variables.find(
    ({ name, required }) => required && !Object.hasOwn(values, name) && !ourVariables.includes(name),
  )
  if (open !== undefined) return `the variable ${open.name} has no value in ${valuesFile}`
  const needed = providers.flatMap((provider) => providerVariables[provider] ?? [])
  const missing = needed.find((name) => !declared.includes(name))
  return missing === undefined
    ? undefined
    : `no file declares the variable ${missing}, which its provider needs`
}

function wordsFault(files: Readonly<Record<string, string>>, texts: readonly string[]): string | undefined {
  for (const [name, text] of Object.entries(files)) {
    const found = findWords(text, texts)
    if (found !== undefined) {
      return `${name} line ${found.line}: "${plainWords(found.word, 60)}" was stated by a person and belongs in ${valuesFile}`
    }
  }
  return undefined
}

function readCost(cost: unknown): ToolCost | null {
  const parsed = Cost.safeParse(cost)
  if (!parsed.success) return null
  const { low, expected, high, pricesOf, assumptions } = parsed.data
  if (low > expected || expected > high) return null
  const plain = assumptions.map((one) => plainWords(one, 120).replace(/[.\s]+$/, ''))
  return {
    low,
    expected,
    high,
    pricesOf: pricesOf ?? null,
    assumptions: plain.filter((one) => one !== '').slice(0, 6),
  }
}
