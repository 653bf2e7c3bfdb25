/** Kinds of resources that signals are known for; a resource group has a cost and nothing else. */
export const targetKinds = [
  'storage_account',
  'key_vault',
  'virtual_machine',
  'web_app',
  'sql_database',
  'openai',
  'machine_learning',
  'databricks',
  'kubernetes',
  'azure_firewall',
  'resource_group',
] as const

export type TargetKind = (typeof targetKinds)[number]

interface KindFacts {
  /** As a person would say it, with its article. */
  readonly title: string
  /** Azure's name of the resource type. */
  readonly resourceType: string
  /** Names of this kind, in lower case (abbreviations of the Cloud Adoption Framework, seen 2026-11). */
  readonly pattern: RegExp
  /** Other words for it, lower case. */
  readonly words: readonly string[]
}

export const kindFacts: Readonly<Record<TargetKind, KindFacts>> = {
  storage_account: {
    title: 'a storage account',
    resourceType: 'Microsoft.Storage/storageAccounts',
    pattern: /^st[a-z0-9]{1,22}$/,
    words: ['storage account', 'storage accounts', 'speicherkonto'],
  },
  key_vault: {
    title: 'a key vault',
    resourceType: 'Microsoft.KeyVault/vaults',
    pattern: /^kv-/,
    words: ['key vault', 'key vaults', 'keyvault'],
  },
  virtual_machine: {
    title: 'a virtual machine',
    resourceType: 'Microsoft.Compute/virtualMachines',
    pattern: /^vm-?/,
    words: ['virtual machine', 'virtual machines', 'vm', 'vms'],
  },
  web_app: {
    title: 'a web app',
    resourceType: 'Microsoft.Web/sites',
    pattern: /^(?:app|func|web)-/,
    words: ['web app', 'web apps', 'app service', 'function app', 'function apps'],
  },
  sql_database: {
    title: 'a SQL database',
    resourceType: 'Microsoft.Sql/servers/databases',
    pattern: /^(?:sql|sqldb)-/,
    words: ['sql database', 'sql databases', 'azure sql', 'sql server'],
  },
  openai: {
    title: 'an Azure OpenAI account',
    resourceType: 'Microsoft.CognitiveServices/accounts',
    pattern: /^(?:oai|aoai|cog)-/,
    words: ['openai account', 'azure openai account', 'cognitive account'],
  },
  machine_learning: {
    title: 'a machine learning workspace',
    resourceType: 'Microsoft.MachineLearningServices/workspaces',
    pattern: /^(?:mlw|aml)-/,
    words: ['machine learning workspace', 'azure ml workspace', 'aml workspace'],
  },
  databricks: {
    title: 'a Databricks workspace',
    resourceType: 'Microsoft.Databricks/workspaces',
    pattern: /^(?:dbw|adb)-/,
    words: ['databricks workspace'],
  },
  kubernetes: {
    title: 'a Kubernetes cluster',
    resourceType: 'Microsoft.ContainerService/managedClusters',
    pattern: /^aks-/,
    words: ['kubernetes cluster', 'aks', 'aks cluster'],
  },
  azure_firewall: {
    title: 'an Azure Firewall',
    resourceType: 'Microsoft.Network/azureFirewalls',
    pattern: /^afw-/,
    words: ['azure firewall'],
  },
  resource_group: {
    title: 'a resource group',
    resourceType: 'Microsoft.Resources/resourceGroups',
    pattern: /^rg-/,
    words: ['resource group only'],
  },
}

/** The kind that a name tells by its beginning; undefined when it tells none. */
export function kindOfName(name: string): TargetKind | undefined {
  return targetKinds.find((kind) => kindFacts[kind].pattern.test(name.toLowerCase()))
}

/** The kind of an Azure resource type; undefined when no signals are known for it. */
export function kindOfResourceType(type: string): TargetKind | undefined {
  return targetKinds.find((kind) => kindFacts[kind].resourceType.toLowerCase() === type.toLowerCase())
}

/** The kind that words of a person mean: `key vault`, `key_vault`, `Key Vaults`. */
export function kindOfWords(words: string): TargetKind | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .replace(/^an? /, '')
  return targetKinds.find(
    (kind) => plain === kind.replaceAll('_', ' ') || kindFacts[kind].words.includes(plain),
  )
}
