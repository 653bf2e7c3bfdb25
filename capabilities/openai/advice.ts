import type { AdviceRule } from '#capability'

/** What to do when Azure refuses an account or a model (messages of Azure Cognitive Services, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'OPENAI_SOFT_DELETED',
    fragments: ['FlagMustBeSetForRestore'],
    because: 'A deleted account still holds this name, for 48 hours after it was deleted.',
    help: 'An operator purges it (`az cognitiveservices account purge -l <region> -g <resource group> -n <name>`), or reply with another name ("account name: oai-search-dev-2"). Then retry.',
    retry: 'person',
  },
  {
    key: 'OPENAI_QUOTA',
    fragments: ['in quota Tokens Per Minute', 'new capacity in quota', 'InsufficientQuota'],
    because:
      'The subscription has fewer tokens a minute left for this model, type and region than were asked for.',
    help: 'The message names what is left. Reply with a smaller capacity ("30k TPM"), another model region or GlobalStandard, which has the largest quota, or ask for quota in the Azure portal. Then retry.',
    retry: 'after_change',
  },
  {
    key: 'OPENAI_TYPE_NOT_IN_REGION',
    fragments: ['InvalidResourceProperties: The specified SKU'],
    because: 'Azure does not offer this model with this deployment type in the region.',
    help: 'Reply with "GlobalStandard", which most regions have, with another model, or with a model region such as eastus2 or swedencentral. Then retry.',
    retry: 'after_change',
  },
  {
    key: 'OPENAI_MODEL_NOT_SUPPORTED',
    fragments: ['DeploymentModelNotSupported'],
    because: 'Azure does not know this model in this version.',
    help: 'Reply with another model, such as gpt-4.1-mini, o4-mini or text-embedding-3-small. Then retry.',
    retry: 'after_change',
  },
  {
    key: 'OPENAI_MODEL_RETIRED',
    fragments: ['ServiceModelDeprecated', 'ModelDeprecated'],
    because: 'Azure retired this model and makes no new deployments of it.',
    help: 'Reply with its successor: gpt-4.1 for gpt-4 and gpt-4o, gpt-4.1-mini for gpt-35-turbo, o4-mini for o1 and o3, text-embedding-3-small for ada-002. Then retry.',
    retry: 'after_change',
  },
  {
    key: 'OPENAI_SUBDOMAIN_TAKEN',
    fragments: ['CustomDomainInUse'],
    because: 'Somebody in Azure already uses this subdomain, and it must be unique in the world.',
    help: 'Reply with another one ("subdomain: oai-search-dev-2"). Then retry.',
    retry: 'after_change',
  },
  {
    key: 'OPENAI_NOT_ENABLED',
    fragments: ['SpecialFeatureOrQuotaIdRequired'],
    because: 'The subscription is not registered for this model.',
    help: 'An owner of the subscription registers it with Microsoft, which can take days, or reply with another model. Then retry.',
    retry: 'person',
  },
  {
    key: 'OPENAI_BUSY',
    fragments: ['provisioning state is not terminal', 'RequestConflict'],
    because: 'The account is still busy with an earlier change and takes one at a time.',
    help: 'Wait half a minute, then retry.',
    retry: 'automatic',
  },
]
