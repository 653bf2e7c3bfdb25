import type { Environment } from '#capability'
import type { Parameters } from './parameters.ts'

export type DataClass = Parameters['data_class']
export type Consumer = Parameters['consumers'][number]

/**
 * How a consumer reaches the data: through a private endpoint, from a subnet that the firewall of the account lets in,
 * or from public addresses that it lets in. Whoever gets in signs in as well.
 */
export type Way = 'private_endpoint' | 'subnet' | 'allow_list' | 'refused'

/** One line of the access decision; `reason` is a clause, and for a refusal completes "... because". */
export interface AccessLine {
  readonly dataClasses: readonly DataClass[]
  readonly consumers: readonly Consumer[]
  readonly environments: readonly Environment[]
  readonly way: Way
  readonly reason: string
}

const everywhere = ['dev', 'staging', 'prod'] as const
const machines = ['app_in_vnet', 'databricks', 'aml'] as const
const inside = ['people', ...machines] as const

/** The access decision; the first line that fits counts, and every combination has one. */
export const accessTable: readonly AccessLine[] = [
  {
    dataClasses: ['restricted'],
    consumers: ['partner', 'app_on_internet', 'everyone'],
    environments: everywhere,
    way: 'refused',
    reason: 'restricted data never leaves the private network',
  },
  {
    dataClasses: ['restricted'],
    consumers: inside,
    environments: everywhere,
    way: 'private_endpoint',
    reason: 'restricted data is reached through a private endpoint in every environment',
  },
  {
    dataClasses: ['confidential'],
    consumers: ['everyone'],
    environments: everywhere,
    way: 'refused',
    reason: 'confidential data is not for everyone',
  },
  {
    dataClasses: ['confidential'],
    consumers: ['partner', 'app_on_internet'],
    environments: ['staging', 'prod'],
    way: 'refused',
    reason: 'confidential data outside dev is reached through a private endpoint only, which they cannot use',
  },
  {
    dataClasses: ['confidential'],
    consumers: inside,
    environments: ['staging', 'prod'],
    way: 'private_endpoint',
    reason: 'confidential data outside dev is reached through a private endpoint',
  },
  {
    dataClasses: ['internal'],
    consumers: ['everyone'],
    environments: everywhere,
    way: 'refused',
    reason: 'internal data is not for everyone; say that the data is public',
  },
  {
    dataClasses: ['public', 'internal'],
    consumers: machines,
    environments: ['staging', 'prod'],
    way: 'private_endpoint',
    reason: 'machines of our network use a private endpoint outside dev',
  },
  {
    dataClasses: ['public', 'internal', 'confidential'],
    consumers: machines,
    environments: ['dev'],
    way: 'subnet',
    reason: 'in dev the subnet of the machines is let in, which costs nothing',
  },
  {
    dataClasses: ['public', 'internal'],
    consumers: ['people', 'everyone'],
    environments: ['prod'],
    way: 'private_endpoint',
    reason: 'an account in production is closed to the internet',
  },
  {
    dataClasses: ['public', 'internal', 'confidential'],
    consumers: ['people', 'everyone'],
    environments: ['dev', 'staging'],
    way: 'allow_list',
    reason: 'people get in from known addresses and sign in with their own account',
  },
  {
    dataClasses: ['public', 'internal', 'confidential'],
    consumers: ['partner'],
    environments: everywhere,
    way: 'allow_list',
    reason: 'a partner gets in from its own addresses only',
  },
  {
    dataClasses: ['public', 'internal', 'confidential'],
    consumers: ['app_on_internet'],
    environments: everywhere,
    way: 'allow_list',
    reason:
      'an application outside our network gets in from its own addresses and signs in with its own identity',
  },
]

/** The line that decides for one consumer. */
export function accessLine(dataClass: DataClass, consumer: Consumer, environment: Environment): AccessLine {
  const line = accessTable.find(
    ({ dataClasses, consumers, environments }) =>
      dataClasses.includes(dataClass) && consumers.includes(consumer) && environments.includes(environment),
  )
  if (line === undefined) throw new Error(`no line decides for ${dataClass}, ${consumer}, ${environment}`)
  return line
}

/** Whether nothing but a private endpoint may lead to data of this class, whoever asks. */
export function isPrivateOnly(dataClass: DataClass, environment: Environment): boolean {
  return dataClass === 'restricted' || (dataClass === 'confidential' && environment !== 'dev')
}
