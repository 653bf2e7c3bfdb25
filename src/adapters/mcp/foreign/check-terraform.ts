import type { ProviderName } from '../../../domain/assessment.ts'
import { type Block, readBlocks } from './hcl/blocks.ts'
import { HclFault, readTokens } from './hcl/tokens.ts'
import { type AllowedTypes, breachesOf, providerNames } from './terraform-rules.ts'

/** What the files of one stack hold. */
export interface TerraformContent {
  /** Addresses of the resources, sorted. */
  readonly addresses: readonly string[]
  readonly providers: readonly ProviderName[]
  readonly variables: readonly { readonly name: string; readonly required: boolean }[]
}

const maxResources = 40
const maxFaults = 5

/**
 * Holds Terraform that somebody else wrote to the rules of foreign capabilities.
 * `files` has the name and text of each `.tf` file. What is wrong comes back with file and line.
 */
export function checkTerraform(
  files: Readonly<Record<string, string>>,
  allowed: AllowedTypes,
): { readonly content: TerraformContent } | { readonly faults: readonly string[] } {
  const read = Object.entries(files).map(([name, text]) => ({ name, ...readFile(text) }))
  const blocks = read.flatMap((file) => file.blocks)
  const faults = read.flatMap(({ name, blocks: own, faults: unread }) =>
    [...unread, ...own.flatMap((block) => breachesOf(block, allowed))].map(
      ({ line, rule }) => `${name} line ${line}: ${rule}`,
    ),
  )
  if (faults.length === 0) faults.push(...wholeFaults(blocks))
  return faults.length > 0 ? { faults: faults.slice(0, maxFaults) } : { content: contentOf(blocks) }
}

function readFile(text: string): {
  readonly blocks: readonly Block[]
  readonly faults: readonly { readonly line: number; readonly rule: string }[]
} {
  try {
    const { blocks, attributes } = readBlocks(readTokens(text).tokens)
    const loose = attributes.map(({ name, line }) => ({
      line,
      rule: `${name.slice(0, 40)} stands outside a block`,
    }))
    return { blocks, faults: loose }
  } catch (error) {
    if (!(error instanceof HclFault)) throw error
    return { blocks: [], faults: [{ line: error.line, rule: error.message }] }
  }
}

function wholeFaults(blocks: readonly Block[]): string[] {
  const addresses = addressesOf(blocks)
  const variables = blocks.filter(({ type }) => type === 'variable').map(({ labels }) => labels[0] ?? '')
  return [
    ...(addresses.length === 0 ? ['there is no resource'] : []),
    ...(addresses.length > maxResources ? [`there are more than ${maxResources} resources`] : []),
    ...twice(addresses).map((address) => `${address} is there twice`),
    ...twice(variables).map((name) => `the variable ${name} is there twice`),
  ]
}

function contentOf(blocks: readonly Block[]): TerraformContent {
  const types = blocks
    .filter(({ type }) => type === 'resource' || type === 'data')
    .map(({ labels }) => labels[0] ?? '')
  return {
    addresses: addressesOf(blocks),
    providers: providerNames.filter((name) => types.some((type) => type.startsWith(`${name}_`))),
    variables: blocks
      .filter(({ type }) => type === 'variable')
      .map(({ labels, attributes }) => ({
        name: labels[0] ?? '',
        required: !attributes.some(({ name }) => name === 'default'),
      })),
  }
}

function addressesOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ type }) => type === 'resource')
    .map(({ labels }) => labels.join('.'))
    .sort()
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
