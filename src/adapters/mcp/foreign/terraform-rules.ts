import type { ProviderName } from '../../../domain/assessment.ts'
import type { Block } from './hcl/blocks.ts'
import { pureFunctions } from './hcl/functions.ts'
import type { Token } from './hcl/tokens.ts'
import { blocksIn, expressionsIn } from './hcl/walk.ts'

/** What a tool may make and look up: types of resources and of data sources. */
export interface AllowedTypes {
  readonly resources: readonly string[]
  readonly data: readonly string[]
}

/** Something in a file that is not allowed. */
export interface Breach {
  readonly line: number
  /** A clause: `a provisioner is not allowed`. */
  readonly rule: string
}

const knownBlocks: ReadonlySet<string> = new Set(['resource', 'data', 'variable', 'output', 'locals'])
/** Blocks that run programs, wherever they stand. */
const runningBlocks: ReadonlySet<string> = new Set(['provisioner', 'connection', 'action_trigger'])
/** Arguments that Terraform itself reads. Addresses are known before the plan, and the provider is ours. */
const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'providers'])
/** Objects that tell of the machine, of other modules, or of nothing that a stack has. */
const hiddenObjects: ReadonlySet<string> = new Set(['path', 'terraform', 'module', 'ephemeral', 'self'])
/** Words that may stand before a bracket and are no function. */
const keywords: ReadonlySet<string> = new Set(['in', 'if'])
/** Arguments with which a provider reads a file of this machine (azurerm 4.73, databricks 1.132). */
const localFiles: Readonly<Record<string, readonly string[] | 'everywhere'>> = {
  zip_deploy_file: 'everywhere',
  source: [
    'azurerm_storage_blob',
    'azurerm_storage_share_file',
    'databricks_dbfs_file',
    'databricks_file',
    'databricks_notebook',
    'databricks_workspace_file',
  ],
  file_path: ['databricks_dashboard'],
}

export const providerNames: readonly ProviderName[] = ['azurerm', 'databricks', 'azuread', 'random']

/** What of a top-level block is not allowed. */
export function breachesOf(block: Block, allowed: AllowedTypes): Breach[] {
  const { type, line } = block
  if (!knownBlocks.has(type)) return [{ line, rule: `a block "${type.slice(0, 40)}" is not allowed` }]
  return [
    ...typeBreaches(block, allowed),
    ...blocksIn(block).flatMap((one) => blockBreaches(one, block)),
    ...expressionsIn(block).flatMap(expressionBreaches),
  ]
}

function typeBreaches({ type, labels, line }: Block, allowed: AllowedTypes): Breach[] {
  const [kind = '', name = ''] = labels
  const expected = { resource: 2, data: 2, variable: 1, output: 1 }[type] ?? 0
  if (labels.length !== expected || labels.some((label) => !/^[A-Za-z_][\w-]{0,79}$/.test(label))) {
    return [{ line, rule: `the ${type} has no usable name` }]
  }
  if (type === 'resource' && !allowed.resources.includes(kind)) {
    return [{ line, rule: `the resource ${kind}.${name} is of a type that was not allowed` }]
  }
  if (type === 'data' && !allowed.data.includes(kind)) {
    return [{ line, rule: `the data source ${kind}.${name} is of a type that was not allowed` }]
  }
  return []
}

function blockBreaches(block: Block, top: Block): Breach[] {
  const isTop = block === top
  const names = [block.type, ...block.labels]
  const running = isTop ? [] : names.filter((name) => runningBlocks.has(name))
  const meta = ['resource', 'data'].includes(top.type)
    ? block.attributes.filter(({ name }) => (isTop ? metaArguments.has(name) : readsFile(name, top)))
    : []
  const files = isTop ? block.attributes.filter(({ name }) => readsFile(name, top)) : []
  return [
    ...running.map((name) => ({ line: block.line, rule: `a ${name} is not allowed` })),
    ...[...meta, ...files].map(({ name, line }) => ({ line, rule: `the argument ${name} is not allowed` })),
  ]
}

function readsFile(argument: string, { labels }: Block): boolean {
  const types = localFiles[argument]
  return types === 'everywhere' || types?.includes(labels[0] ?? '') === true
}

function expressionBreaches(tokens: readonly Token[]): Breach[] {
  return tokens.flatMap((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    const { line } = token
    if (token.kind === 'mark' && token.text === '::') {
      return [{ line, rule: 'a function of a provider is not allowed' }]
    }
    if (token.kind !== 'identifier' || after?.kind !== 'mark') return []
    const isMember = before?.kind === 'mark' && before.text === '.'
    if (after.text === '(' && !keywords.has(token.text) && !pureFunctions.has(token.text)) {
      return [{ line, rule: `the function ${token.text.slice(0, 40)} is not allowed` }]
    }
    return !isMember && ['.', '['].includes(after.text) && hiddenObjects.has(token.text)
      ? [{ line, rule: `a reference to ${token.text} is not allowed` }]
      : []
  })
}
