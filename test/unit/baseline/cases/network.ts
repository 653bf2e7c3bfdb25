import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

type After = Readonly<Record<string, unknown>>
const https = {
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  source_address_prefix: 'Internet',
  destination_port_range: '443',
}
const rule = (after: After): Sketch => planned('azurerm_network_security_rule', { ...https, ...after })
const group = (...rules: After[]): Sketch =>
  planned('azurerm_network_security_group', { security_rule: rules.map((one) => ({ ...https, ...one })) })
const subnet = (name: string): Sketch => planned('azurerm_subnet', { name })
const guard = pointing(
  planned('azurerm_subnet_network_security_group_association', {}),
  'subnet_id',
  'azurerm_subnet.main',
)
const firewall = (after: After): Sketch => planned('azurerm_firewall', after)
const policy = (after: After): Sketch => planned('azurerm_firewall_policy', after)
const collection = (rules: After): Sketch =>
  planned('azurerm_firewall_policy_rule_collection_group', {
    network_rule_collection: [{ action: 'Allow', rule: [rules] }],
  })

export const networkCases: RuleCases = {
  network_no_rdp: {
    held: [rule({ source_address_prefix: '20.1.2.0/24', destination_port_range: '3389' })],
    broken: [rule({ destination_port_range: '3380-3390' })],
  },
  network_no_ssh: {
    held: [rule({ access: 'Deny', destination_port_range: '22' })],
    broken: [group({}, { protocol: '*', destination_port_range: '', destination_port_ranges: ['22'] })],
  },
  network_no_http: { held: [rule({})], broken: [rule({ destination_port_range: '80' })] },
  network_no_udp: { held: [rule({})], broken: [rule({ protocol: 'Udp' })] },
  network_guarded_ports: {
    held: [rule({ direction: 'Outbound', destination_port_range: '5432' })],
    broken: [
      rule({
        source_address_prefix: '',
        source_address_prefixes: ['0.0.0.0/0'],
        destination_port_range: '5432',
      }),
    ],
  },
  network_internet_confirmed: {
    held: [rule({ source_address_prefix: '10.20.0.0/16' })],
    broken: [rule({ source_address_prefix: null, source_address_prefixes: ['0.0.0.0/1', '128.0.0.0/1'] })],
  },
  network_not_any_any: {
    held: [rule({ protocol: 'Icmp', destination_port_range: '*' })],
    broken: [rule({ protocol: '*', destination_port_range: '*' })],
  },
  network_narrow_ports: {
    held: [rule({ destination_port_range: '8000-8099' })],
    broken: [rule({ destination_port_range: '8000-8100' })],
  },
  network_subnet_guarded: {
    held: [subnet('snet-ml'), guard],
    broken: [subnet('snet-ml')],
    free: [subnet('GatewaySubnet')],
  },
  firewall_policy: {
    held: [pointing(firewall({}), 'firewall_policy_id', 'azurerm_firewall_policy.main')],
    broken: [firewall({ firewall_policy_id: null })],
  },
  firewall_threat_intelligence: {
    held: [firewall({ threat_intel_mode: 'Deny' })],
    broken: [firewall({ threat_intel_mode: 'Alert' })],
    free: [firewall({ threat_intel_mode: null, firewall_policy_id: 'x' })],
  },
  firewall_policy_threat_intelligence: {
    held: [policy({ threat_intelligence_mode: 'Deny' })],
    broken: [policy({ threat_intelligence_mode: 'Off' })],
  },
  firewall_intrusion_detection: {
    held: [policy({ sku: 'Premium', intrusion_detection: [{ mode: 'Deny' }] })],
    broken: [policy({ sku: 'Premium', intrusion_detection: [] })],
    free: [policy({ sku: 'Standard', intrusion_detection: [] })],
  },
  firewall_not_any_any: {
    held: [collection({ source_addresses: ['*'], destination_ports: ['443'] })],
    broken: [collection({ source_addresses: ['*'], destination_ports: ['*'] })],
  },
  firewall_confirmed: { held: [policy({})], broken: [firewall({})] },
}
