interface Loss {
  readonly type: string
  readonly lost: string
  /** A type of which this one is a part: what is said of that says enough. */
  readonly partOf?: string
}

/** What is lost with resources beyond themselves; every other type holds nothing that people put there. */
const losses: readonly Loss[] = [
  { type: 'azurerm_storage_account', lost: 'every blob, file, queue and table of the storage account' },
  {
    type: 'azurerm_storage_container',
    lost: 'every blob of its containers',
    partOf: 'azurerm_storage_account',
  },
  { type: 'azurerm_storage_share', lost: 'every file of its shares', partOf: 'azurerm_storage_account' },
  {
    type: 'azurerm_databricks_workspace',
    lost: 'the notebooks, jobs, experiments and files of the workspace',
  },
  {
    type: 'azurerm_machine_learning_workspace',
    lost: 'the experiments, models and endpoints of the workspace',
  },
  { type: 'azurerm_machine_learning_compute_instance', lost: 'the files on personal instances' },
  { type: 'azurerm_cognitive_account', lost: 'the fine-tuned models and uploaded files of the account' },
  { type: 'azurerm_key_vault', lost: 'every key, secret and certificate of the vault' },
  {
    type: 'azurerm_key_vault_key',
    lost: 'its keys, and with them what only they can decrypt',
    partOf: 'azurerm_key_vault',
  },
  { type: 'azurerm_container_registry', lost: 'every image of the registry' },
  { type: 'azurerm_log_analytics_workspace', lost: 'the logs of the workspace' },
  { type: 'azurerm_application_insights', lost: 'the telemetry of the application' },
  { type: 'azurerm_dns_zone', lost: 'every record of the zone' },
  { type: 'azuread_group', lost: 'the memberships of the group, and every access that it gives' },
  { type: 'databricks_job', lost: 'the run history of the job' },
]

/** What people would lose with the resources at these addresses, the largest first. */
export function dataLostWith(addresses: readonly string[]): string[] {
  const types = new Set(addresses.map((address) => address.split('.')[0]))
  return losses.filter(({ type, partOf }) => types.has(type) && !types.has(partOf)).map(({ lost }) => lost)
}
