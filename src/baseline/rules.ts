import { databricksRules } from './databricks.ts'
import { dnsRules } from './dns.ts'
import { identityRules } from './identity.ts'
import { keyVaultRules } from './key-vault.ts'
import { machineLearningRules } from './machine-learning.ts'
import { machineRules } from './machines.ts'
import { monitoringRules } from './monitoring.ts'
import { networkRules } from './network.ts'
import { openaiRules } from './openai.ts'
import { pipelineRules } from './pipelines.ts'
import type { Rule } from './rule.ts'
import { serviceRules } from './services.ts'
import { storageRules } from './storage.ts'
import { tagRules } from './tags.ts'

/** The security baseline: every rule that plans are held to. */
export const rules: readonly Rule[] = [
  ...storageRules,
  ...keyVaultRules,
  ...openaiRules,
  ...databricksRules,
  ...machineLearningRules,
  ...networkRules,
  ...dnsRules,
  ...identityRules,
  ...monitoringRules,
  ...pipelineRules,
  ...machineRules,
  ...serviceRules,
  ...tagRules,
]
