import { type CapabilityContext, cidr, type StackBlueprint } from '#capability'
import { exposureOf, ourSide } from './exposure.ts'
import { networkOf } from './find-target.ts'
import type { Settings } from './parameters.ts'
import { anyPort } from './ports.ts'
import { type Band, priorityBand } from './rule-identity.ts'

/** Azure refuses a longer description of a rule (azurerm_network_security_rule, seen 2026-11). */
const longestDescription = 140

/** The one stack of a rule: nothing but the rule, in a network security group that is there already. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { rule_name, ports, source_ips, destination } = settings
  const everyPort = ports.includes(anyPort)
  return [
    {
      id: 'firewall',
      title: `Firewall rule ${rule_name}`,
      folder: rule_name,
      template: 'network-security-rule',
      providers: ['azurerm'],
      settings: { every_port: everyPort },
      variables: {
        subscription_id: context.subscriptions[settings.environment],
        resource_group_name: resourceGroupOf(settings, context),
        network_security_group_name: settings.target,
        rule_name,
        description: describe(settings, context),
        direction: settings.direction,
        access: settings.access,
        protocol: settings.protocol,
        source_addresses: source_ips,
        destination_addresses: [destination],
        ...(everyPort ? {} : { ports }),
        priority_band: priorityBand(rule_name, bandOf(settings)),
      },
      dependsOn: [],
      plannable: 'now',
    },
  ]
}

function resourceGroupOf(settings: Settings, { networks }: CapabilityContext): string {
  const ofTarget = networks.filter(({ networkSecurityGroup }) => networkSecurityGroup === settings.target)
  const network = networkOf(ourSide(settings).map(cidr), ofTarget)
  if (network === undefined) throw new Error('a rule was settled without a network that it belongs to')
  return network.resourceGroup
}

function bandOf(settings: Settings): Band {
  const { internet, anything } = exposureOf(settings)
  if (internet || anything) return 'broad'
  return settings.expires === undefined ? 'normal' : 'temporary'
}

/** The request comes first, so that it is there however long the rest is. */
function describe({ expires, justification }: Settings, { request }: CapabilityContext): string {
  const until = expires === undefined ? '' : ` until ${expires}`
  const why = justification === undefined ? '' : `: ${justification.replace(/\p{C}+/gu, ' ')}`
  return Array.from(`Planwright #${request.number}${until}, ${request.repository}${why}`)
    .slice(0, longestDescription)
    .join('')
    .trim()
}
