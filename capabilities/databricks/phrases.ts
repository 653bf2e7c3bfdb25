import type { CapabilityPhrases } from '#capability'

/** How people ask for a workspace. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'databricks',
    'dbx',
    'adb',
    'wksp',
    'databricks workspace',
    'workspace',
    'spark',
    'spark cluster',
    'databricks cluster',
    'cluster',
    'sql warehouse',
    'lakehouse',
    'notebooks',
  ],
  examples: [
    'Create a production workspace for ML team',
    'We need a Databricks workspace for the data team in dev',
    'Spark cluster with 2-8 workers for nightly ETL in westeurope',
    'Databricks with a SQL warehouse for the analytics team, staging',
    'GPU cluster to fine-tune models, team vision, production',
    'a lakehouse for reporting, private access only',
    'please set up notebooks for data science, dev, cheap',
    'Databricks workspace for streaming events from Kafka',
  ],
  wishes: {
    proposed: [
      'data platform',
      'analytics platform',
      'data lake platform',
      'lakehouse platform',
      'big data environment',
      'data engineering platform',
      'ml platform',
      'machine learning platform',
      'data science platform',
      'data science environment',
      'ai platform',
    ],
    offered: [],
  },
}
