import { all, either, is, matches, not, passes } from './conditions.ts'
import { everywhere, learn, type Rule, registry } from './rule.ts'

/** Services whose network has a rule of its own. */
const ownRule = [
  'azurerm_cognitive_account',
  'azurerm_container_registry',
  'azurerm_databricks_workspace',
  'azurerm_key_vault',
  'azurerm_machine_learning_workspace',
  'azurerm_storage_account',
]
const isSwitch = (path: string) => passes(path, (value) => typeof value === 'boolean')
const oldTls = /^(?:TLS)?1[._][01]$|^(?:TLSEnforcement)?Disabled$/i
const tlsPaths = [
  'min_tls_version',
  'minimum_tls_version',
  'minimal_tls_version',
  'ssl_minimal_tls_version_enforced',
  'site_config.minimum_tls_version',
]

/** What holds for services that have no rules of their own, and for what hides from all rules. */
export const serviceRules: readonly Rule[] = [
  {
    id: 'service_public_network',
    title: 'A service of production is reached through private endpoints only.',
    remedy: 'Set public_network_access_enabled to false.',
    source: learn('Azure best practices for network security'),
    holds: { prod: 'refuse' },
    concerns: ['azurerm_*'],
    when: all(
      isSwitch('public_network_access_enabled'),
      (_, { resource }) => !ownRule.includes(resource.type),
    ),
    check: is('public_network_access_enabled', false),
    gates: ['public_access'],
  },
  {
    id: 'service_https_only',
    title: 'A service answers over HTTPS only.',
    remedy: 'Set https_only to true.',
    source: registry('azurerm_linux_web_app'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_*'],
    when: isSwitch('https_only'),
    check: is('https_only', true),
    gates: [],
  },
  {
    id: 'service_tls_1_2',
    title: 'A service takes no TLS below 1.2.',
    remedy: 'Set the smallest version of TLS to 1.2.',
    source: registry('azurerm_mssql_server'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_*'],
    when: all(
      either(...tlsPaths.map((path) => passes(path, (value) => typeof value === 'string'))),
      (_, { resource }) => resource.type !== 'azurerm_storage_account',
    ),
    check: all(...tlsPaths.map((path) => not(matches(path, oldTls)))),
    gates: [],
  },
  {
    id: 'service_seen_by_rules',
    title: 'What is built stands in Terraform, where rules see it, and not in a template or script inside.',
    remedy: 'Write the resources themselves.',
    source: registry('azurerm_resource_group_template_deployment'),
    holds: everywhere('refuse'),
    concerns: [
      'azurerm_management_group_template_deployment',
      'azurerm_resource_deployment_script_azure_cli',
      'azurerm_resource_deployment_script_azure_power_shell',
      'azurerm_resource_group_template_deployment',
      'azurerm_subscription_template_deployment',
      'azurerm_tenant_template_deployment',
    ],
    check: () => false,
    gates: [],
  },
]
