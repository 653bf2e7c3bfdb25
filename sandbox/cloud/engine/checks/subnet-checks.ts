import { isList, isObject, plainText } from '../../protocol/value.ts'
import { isInside, overlaps } from './address-range.ts'
import { firstBlock } from './block.ts'
import type { Candidate, Neighbor } from './candidate.ts'

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(plainText) : []
}

function isNamed(neighbor: Neighbor, attribute: string, name: string): boolean {
  return plainText(neighbor.values[attribute]).toLowerCase() === name.toLowerCase()
}

/** A subnet must lie in the address space of its network and share no address with another subnet. */
export function subnetRefusal(candidate: Candidate): string | undefined {
  const [name, network] = ['name', 'virtual_network_name'].map((key) => plainText(candidate.values[key]))
  const prefixes = textsOf(candidate.values['address_prefixes'])
  const refuse = (reason: string): string =>
    `creating/updating Subnet (Name: "${name}", Virtual Network: "${network}"): unexpected status 400 (400 Bad Request) with error: ${reason}`
  const space = candidate.neighbors.find(
    (other) => other.type === 'azurerm_virtual_network' && isNamed(other, 'name', network ?? ''),
  )
  const allowed = textsOf(space?.values['address_space'])
  const isOutside = (prefix: string): boolean =>
    allowed.length > 0 && !allowed.some((range) => isInside(prefix, range))
  if (prefixes.some(isOutside)) {
    return refuse(`NetcfgInvalidSubnet: Subnet '${name}' is not valid in virtual network '${network}'.`)
  }
  const isOverlapping = (other: Neighbor): boolean =>
    textsOf(other.values['address_prefixes']).some((taken) =>
      prefixes.some((prefix) => overlaps(prefix, taken)),
    )
  const rival = candidate.neighbors.find(
    (other) =>
      other.type === 'azurerm_subnet' &&
      isNamed(other, 'virtual_network_name', network ?? '') &&
      isNamed(other, 'resource_group_name', plainText(candidate.values['resource_group_name'])) &&
      isOverlapping(other),
  )
  if (rival === undefined) return undefined
  return refuse(
    `NetcfgSubnetRangesOverlap: Subnet '${name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network}'.`,
  )
}

const DELEGATION = 'Microsoft.Databricks/workspaces'

/** A workspace in a network of its own needs two delegated subnets with a network security group. */
export function workspaceRefusal(candidate: Candidate): string | undefined {
  const { values, neighbors } = candidate
  if (values['public_network_access_enabled'] === false) {
    if (plainText(values['network_security_group_rules_required']) === '') {
      return '`network_security_group_rules_required` must be set when `public_network_access_enabled` is set to `false`'
    }
  }
  const parameters = isList(values['custom_parameters']) ? values['custom_parameters'][0] : undefined
  if (!isObject(parameters) || plainText(parameters['virtual_network_id']) === '') return undefined
  const network = plainText(parameters['virtual_network_id']).split('/').at(-1) ?? ''
  for (const key of ['public_subnet_name', 'private_subnet_name']) {
    const name = plainText(parameters[key])
    const subnet = neighbors.find(
      (other) =>
        other.type === 'azurerm_subnet' &&
        isNamed(other, 'name', name) &&
        isNamed(other, 'virtual_network_name', network),
    )
    const problem =
      subnet === undefined ? undefined : (subnetProblem(subnet, neighbors) ?? useProblem(candidate, name))
    if (problem !== undefined) {
      return (
        `creating/updating Workspace "${plainText(values['id'])}": polling after CreateOrUpdate: polling failed: the Azure API ` +
        `returned the following error: Status: "InvalidSubnet" Code: "" Message: "Subnet ${name} ${problem}."`
      )
    }
  }
  return undefined
}

/** Each workspace needs a pair of subnets of its own. */
function useProblem({ values, neighbors }: Candidate, subnet: string): string | undefined {
  const network = plainText(firstBlock(values['custom_parameters'])?.['virtual_network_id']).toLowerCase()
  const rival = neighbors.find((other) => {
    const parameters = firstBlock(other.values['custom_parameters'])
    return (
      other.type === 'azurerm_databricks_workspace' &&
      plainText(parameters?.['virtual_network_id']).toLowerCase() === network &&
      [parameters?.['public_subnet_name'], parameters?.['private_subnet_name']].includes(subnet)
    )
  })
  return rival === undefined ? undefined : 'is already in use by another workspace'
}

function subnetProblem(subnet: Neighbor, neighbors: readonly Neighbor[]): string | undefined {
  // The names of delegated services are looked for as text, because they sit two blocks deep.
  if (!JSON.stringify(subnet.values['delegation'] ?? []).includes(DELEGATION)) {
    return `has no delegation to ${DELEGATION}`
  }
  const subnetId = plainText(subnet.values['id'])
  const isSecured = neighbors.some(
    (other) =>
      other.type === 'azurerm_subnet_network_security_group_association' &&
      isNamed(other, 'subnet_id', subnetId),
  )
  return isSecured
    ? undefined
    : 'is not associated with a network security group: NetworkSecurityGroup is required'
}
