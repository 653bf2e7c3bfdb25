import { all, either, everyBlock, is, isNamedBy, isOff, isOn, isPresent, matches, not } from './conditions.ts'
import { checkov, everywhere, type Rule, registry } from './rule.ts'
import { isRestricted } from './secrecy.ts'

const account = ['azurerm_cognitive_account']

/** Azure OpenAI and its relatives. */
export const openaiRules: readonly Rule[] = [
  {
    id: 'openai_public_network',
    title: 'An Azure OpenAI account is reached through private endpoints only.',
    remedy: 'Set public_network_access_enabled to false.',
    source: checkov('CKV_AZURE_134'),
    holds: { staging: 'note', prod: 'refuse' },
    concerns: account,
    check: isOff('public_network_access_enabled'),
    gates: ['public_access'],
  },
  {
    id: 'openai_default_deny',
    title: 'An Azure OpenAI account lets in nobody who is not on its list.',
    remedy: 'Set default_action of network_acls to Deny.',
    source: checkov('CKV_AZURE_134'),
    holds: everywhere('refuse'),
    concerns: account,
    check: either(isOff('public_network_access_enabled'), is('network_acls.default_action', 'Deny')),
    gates: ['public_access'],
  },
  {
    id: 'openai_keys_off',
    title: 'Nobody signs in to an Azure OpenAI account with its keys.',
    remedy: 'Set local_auth_enabled to false.',
    source: checkov('CKV_AZURE_236'),
    holds: everywhere('refuse'),
    concerns: account,
    check: isOff('local_auth_enabled'),
    gates: ['shared_key_enabled'],
  },
  {
    id: 'openai_identity',
    title: 'An Azure OpenAI account has an identity of its own.',
    remedy: 'Add an identity block.',
    source: checkov('CKV_AZURE_238'),
    holds: everywhere('warn'),
    concerns: account,
    check: isPresent('identity'),
    gates: [],
  },
  {
    id: 'openai_outbound',
    title: 'An Azure OpenAI account reaches only the hosts that it lists.',
    remedy: 'Set outbound_network_access_restricted to true.',
    source: checkov('CKV_AZURE_247'),
    holds: everywhere('warn'),
    concerns: account,
    check: isOn('outbound_network_access_restricted'),
    gates: [],
  },
  {
    id: 'openai_customer_key',
    title: 'Restricted data in an Azure OpenAI account is encrypted with a key of our own.',
    remedy: 'Add a customer_managed_key.',
    source: checkov('CKV2_AZURE_22'),
    holds: everywhere('refuse'),
    concerns: account,
    when: isRestricted,
    check: either(
      isPresent('customer_managed_key'),
      isNamedBy('azurerm_cognitive_account_customer_managed_key', 'cognitive_account_id'),
    ),
    gates: [],
  },
  {
    id: 'openai_filter_blocks',
    title: 'A content filter blocks what it finds.',
    remedy: 'Set filter_enabled and block_enabled of each content_filter to true.',
    source: registry('azurerm_cognitive_account_rai_policy'),
    holds: everywhere('warn'),
    concerns: ['azurerm_cognitive_account_rai_policy'],
    check: everyBlock('content_filter', all(isOn('filter_enabled'), isOn('block_enabled'))),
    gates: [],
  },
  {
    id: 'openai_units_confirmed',
    title: 'Nobody buys provisioned throughput without having said so.',
    remedy: 'Choose a type of deployment that is paid by use.',
    source: registry('azurerm_cognitive_deployment'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_cognitive_deployment'],
    check: not(matches('sku.name', /Provisioned/)),
    gates: ['ptu_cost'],
  },
]
