import { plainText } from '../../protocol/value.ts'
import { type Candidate, findSame } from './candidate.ts'

/** Azure refuses two rules of one network security group with the same priority and direction. */
export function securityRuleConflict(candidate: Candidate): string | undefined {
  const rival = findSame(candidate.neighbors, 'azurerm_network_security_rule', candidate, [
    'resource_group_name',
    'network_security_group_name',
    'direction',
    'priority',
  ])
  if (rival === undefined) return undefined
  const value = (name: string): string => plainText(candidate.values[name])
  return (
    `creating/updating Security Rule (Subscription: "${candidate.scope.subscription}"\n` +
    `Resource Group Name: "${value('resource_group_name')}"\n` +
    `Network Security Group Name: "${value('network_security_group_name')}"\n` +
    `Security Rule Name: "${value('name')}"): performing CreateOrUpdate: unexpected status 400 (400 Bad Request) ` +
    `with error: SecurityRuleConflict: Security rule ${value('name')} conflicts with rule ` +
    `${plainText(rival.values['name'])}. Rules cannot have the same Priority and Direction. ` +
    'To learn more, see aka.ms/nsgrules.'
  )
}

const RECORD_TYPES = ['a', 'aaaa', 'caa', 'cname', 'mx', 'ns', 'ptr', 'srv', 'txt']

/** A CNAME record set must be the only one of its name. */
export function cnameConflict(candidate: Candidate): string | undefined {
  const prefix = candidate.type.startsWith('azurerm_private_') ? 'azurerm_private_dns_' : 'azurerm_dns_'
  const isCname = candidate.type === `${prefix}cname_record`
  const rivals = isCname ? RECORD_TYPES.filter((type) => type !== 'cname') : ['cname']
  const rival = rivals
    .map((type) =>
      findSame(candidate.neighbors, `${prefix}${type}_record`, candidate, [
        'resource_group_name',
        'zone_name',
        'name',
      ]),
    )
    .find((found) => found !== undefined)
  if (rival === undefined) return undefined
  const name = plainText(candidate.values['name'])
  return (
    `creating/updating record set "${name}": unexpected status 400 (400 Bad Request) with error: BadRequest: ` +
    `The record set ${name} cannot be created: CNAME record set cannot coexist with another record set of the same name.`
  )
}

/** The rule collection groups of one firewall policy have priorities of their own. */
export function groupPriorityConflict(candidate: Candidate): string | undefined {
  const same = ['firewall_policy_id', 'priority']
  const rival = findSame(candidate.neighbors, candidate.type, candidate, same)
  if (rival === undefined) return undefined
  const [name, priority] = ['name', 'priority'].map((key) => plainText(candidate.values[key]))
  return (
    `creating/updating Rule Collection Group "${name}": unexpected status 400 (400 Bad Request) with error: ` +
    `FirewallPolicyRuleCollectionGroupInvalidPriority: Priority ${priority} of ${name} is used by ${plainText(rival.values['name'])}.`
  )
}
