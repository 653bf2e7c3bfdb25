import type { Consumer } from './access-table.ts'
import type { Parameters } from './parameters.ts'

const consumerWords: Readonly<Record<Consumer, string>> = {
  people: 'people',
  app_in_vnet: 'an application in our network',
  app_on_internet: 'an application on the internet',
  databricks: 'Databricks',
  aml: 'Azure Machine Learning',
  partner: 'a partner',
  everyone: 'whoever fills it for everyone',
}

const purposeWords: Readonly<Record<Parameters['purpose'], string>> = {
  data_lake: 'a data lake',
  app_files: 'files of an application',
  backup: 'backups',
  logs: 'logs',
  tf_state: 'Terraform state',
  static_public: 'public files',
  file_share: 'a file share',
  sftp_drop: 'an SFTP drop',
}

/** `people and Databricks`. */
export function describeConsumers(consumers: readonly Consumer[]): string {
  return list(consumers.map((consumer) => consumerWords[consumer]))
}

/** `a data lake`. */
export function describePurpose(purpose: Parameters['purpose']): string {
  return purposeWords[purpose]
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
