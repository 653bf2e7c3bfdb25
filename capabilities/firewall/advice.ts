import type { AdviceRule } from '#capability'

/** What to do when Azure refuses a rule (messages of the Azure network resource provider, 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'SECURITY_RULE_CONFLICT',
    fragments: ['SecurityRuleConflict', 'cannot have the same Priority and Direction'],
    because: 'Another rule took the same priority between the plan and the apply.',
    help: 'Retry: the next plan takes the next free priority.',
    retry: 'automatic',
  },
  {
    key: 'NETWORK_OPERATION_IN_PROGRESS',
    fragments: ['AnotherOperationInProgress', 'another operation is in progress', 'RetryableError'],
    because: 'Azure is still changing the same network security group.',
    help: 'Wait a minute and retry.',
    retry: 'automatic',
  },
  {
    key: 'NO_FREE_PRIORITY',
    fragments: ['none of the priorities', 'SecurityRuleInvalidPriority'],
    because: 'Every priority that was tried is taken in this network security group.',
    help: 'Remove rules that are no longer needed, then retry.',
    retry: 'person',
  },
  {
    key: 'TOO_MANY_SECURITY_RULES',
    fragments: ['MaxSecurityRulesPerNsgExceeded', 'MaxSecurityRules'],
    because: 'The network security group holds as many rules as Azure allows.',
    help: 'Remove or merge rules in it, or ask Azure support for a higher limit, then retry.',
    retry: 'person',
  },
  {
    key: 'INVALID_ADDRESS_PREFIX',
    fragments: ['SecurityRuleInvalidAddressPrefix', 'SecurityRuleParameterContainsUnsupportedValue'],
    because: 'Azure does not accept one of the addresses in a rule.',
    help: 'Reply with the addresses to use instead.',
    retry: 'after_change',
  },
  {
    key: 'SECURITY_GROUP_NOT_FOUND',
    fragments: [
      'NetworkSecurityGroupNotFound',
      'azurerm_network_security_group (',
      'Network Security Group (Subscription',
    ],
    because: 'The network security group of this network does not exist, or Planwright may not read it.',
    help: 'An administrator checks its name and resource group in the configured networks, then retry.',
    retry: 'person',
  },
]
