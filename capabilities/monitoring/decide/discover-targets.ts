import * as z from 'zod'
import { type Environment, type Problem, type Step, shortHash } from '#capability'
import { type Companion, companionsOf } from '../companions.ts'
import { parseResourceId } from '../resource-id.ts'
import { Target } from '../target.ts'
import { kindFacts, kindOfName, kindOfResourceType, kindOfWords, targetKinds } from '../target-kinds.ts'
import { thisRequest } from '../target-parameters.ts'
import type { Request } from './place.ts'

/** What is watched, as far as it is known. */
export const Discovery = z.object({
  /** As a person would list it; undefined when nobody said and nothing is made along. */
  names: z.array(z.string()).optional(),
  /** Where the list comes from, when nobody stated it. */
  reason: z.string().optional(),
  targets: z.array(Target),
  /** Names whose beginning says nothing of what they are. */
  unclear: z.array(z.string()),
  problems: z.array(
    z.object({
      parameter: z.string(),
      value: z.string(),
      rule: z.string(),
      suggestion: z.string().optional(),
    }),
  ),
})
export type Discovery = z.infer<typeof Discovery>

type Found =
  | { readonly targets: readonly Target[] }
  | { readonly unclear: string }
  | { readonly problem: Problem }

/** Finds out what kind of resource each name, id or link is. */
export const discoverer: Step<Request & { readonly environment: Environment }, Discovery> = {
  id: 'discoverer',
  role: 'finds out what is to be watched and of which kind it is',
  out: Discovery,
  rule(input, blackboard) {
    const listed = listOf(input)
    const found = (listed?.names ?? []).map((name) => resolve(name, input))
    const targets = unique(found.flatMap((one) => ('targets' in one ? one.targets : [])))
    for (const { name, kind } of targets) blackboard.note(`${name} is ${kindFacts[kind].title}`)
    return {
      names: listed?.names,
      reason: listed?.reason,
      targets,
      unclear: found.flatMap((one) => ('unclear' in one ? [one.unclear] : [])),
      problems: found.flatMap((one) => ('problem' in one ? [{ ...one.problem }] : [])),
    }
  },
}

function listOf({
  stated,
  context,
  environment,
}: Request & { readonly environment: Environment }): { names: string[]; reason?: string } | undefined {
  const { targets, target_link: link, resource_group: group, budget_usd_month: budget } = stated
  if (targets !== undefined) return { names: link === undefined ? [...targets] : [...targets, link] }
  if (link !== undefined) return { names: [link], reason: 'from its link' }
  if (companionsOf(context, environment).length > 0) {
    return { names: [thisRequest], reason: 'what this request makes' }
  }
  if (group === undefined || budget === undefined) return undefined
  return { names: [group], reason: 'a budget was given for it' }
}

function resolve(text: string, input: Request & { readonly environment: Environment }): Found {
  const companions = companionsOf(input.context, input.environment)
  if (text === thisRequest) {
    if (companions.length > 0) return { targets: companions.map(fromCompanion) }
    const rule = 'this request makes nothing that can be watched'
    return { problem: { parameter: 'targets', value: text, rule, suggestion: 'the name of a resource' } }
  }
  const made = companions.find(({ name }) => name.toLowerCase() === text.toLowerCase())
  if (made !== undefined) return { targets: [fromCompanion(made)] }
  return text.includes('/subscriptions/') ? resolveId(text, input) : resolveName(text, input)
}

function fromCompanion(companion: Companion): Target {
  const { name, kind, id, costGroups, dependsOn, tokensPerMinute, provisioned } = companion
  return {
    name,
    kind,
    id,
    slug: slugOf(name),
    costGroups: [...costGroups],
    tokensPerMinute,
    provisioned,
    dependsOn: [...dependsOn],
  }
}

function resolveId(
  text: string,
  { context, environment, stated }: Request & { readonly environment: Environment },
): Found {
  const parameter = text === stated.target_link ? 'target_link' : 'targets'
  const parsed = parseResourceId(text)
  if (parsed === undefined) {
    return {
      problem: {
        parameter,
        value: text,
        rule: 'it is not a complete resource id such as /subscriptions/.../providers/Microsoft.KeyVault/vaults/kv-ml-dev',
      },
    }
  }
  const { id, name, type, subscription, resourceGroup } = parsed
  if (subscription.toLowerCase() !== context.subscriptions[environment].toLowerCase()) {
    const rule = `it lies in another subscription than ${environment}, ${context.subscriptions[environment]}`
    return { problem: { parameter, value: text, rule } }
  }
  const kind = kindOfResourceType(type)
  if (kind === undefined) {
    const rule = `no usual signals are known for ${type}`
    return { problem: { parameter, value: text, rule } }
  }
  return { targets: [{ name, kind, id, slug: slugOf(name), costGroups: [resourceGroup], dependsOn: [] }] }
}

function resolveName(
  name: string,
  { context, environment, stated }: Request & { readonly environment: Environment },
): Found {
  const kind = kindOfName(name) ?? kindOfWords(stated.target_type ?? '')
  if (kind === undefined) return { unclear: name }
  if (name.includes('/') && kind !== 'sql_database') {
    const rule = 'only a SQL database is named together with what it lies in'
    return {
      problem: { parameter: 'targets', value: name, rule, suggestion: name.split('/').at(-1) ?? name },
    }
  }
  const slug = slugOf(name)
  if (kind !== 'resource_group') {
    const costGroups = stated.resource_group === undefined ? [] : [stated.resource_group]
    return { targets: [{ name, kind, slug, costGroups, dependsOn: [] }] }
  }
  const id = `/subscriptions/${context.subscriptions[environment]}/resourceGroups/${name}`
  return { targets: [{ name, kind, id, slug, costGroups: [name], dependsOn: [] }] }
}

const longestSlug = 28

/** Lower-case letters, digits and hyphens; what is cut off is replaced by a few letters that tell it apart. */
function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('/', '--')
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (plain.length <= longestSlug && plain !== '') return plain
  return `${plain.slice(0, longestSlug - 5).replace(/-+$/, '')}-${shortHash(name.toLowerCase())}`
}

function unique(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.slug, target])).values()]
}

/** The kinds a person can choose from. */
export const kindOptions: string[] = targetKinds
  .filter((kind) => kind !== 'resource_group')
  .map((kind) => kind.replaceAll('_', ' '))
