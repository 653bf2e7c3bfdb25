import * as z from 'zod'
import { accessGroup, commonParameters, parameter } from '#capability'
import { machineParameters } from './machine-parameters.ts'
import { networkParameters } from './network-parameters.ts'
import { serviceParameters } from './service-parameters.ts'

/** Everything a person can say about a Databricks workspace. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  workspace_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9_-]{2,63}$/,
        'a workspace name has 3 to 64 letters, digits, hyphens and underscores, and starts with a letter or a digit, such as dbw-ml-dev',
      ),
    { label: 'workspace', kind: 'name', aliases: ['workspace name', 'workspace called', 'workspace named'] },
  ),
  existing: parameter(z.boolean(), {
    label: 'existing workspace',
    kind: 'flag',
    synonyms: {
      true: ['existing workspace', 'workspace that exists', 'workspace we already have'],
      false: ['new workspace'],
    },
  }),
  workload: parameter(
    z.enum(
      ['data_engineering', 'analytics', 'ml', 'deep_learning', 'streaming', 'mixed'],
      'a workload is data_engineering, analytics, ml, deep_learning, streaming or mixed',
    ),
    {
      label: 'workload',
      kind: 'choice',
      aliases: ['workload', 'purpose', 'use case', 'what will run on it', 'what runs on it', 'used for'],
      synonyms: {
        data_engineering: [
          'etl',
          'elt',
          'data engineering',
          'data pipelines',
          'batch jobs',
          'ingestion',
          'data processing',
          'datenverarbeitung',
          'ingeniería de datos',
          'ingénierie des données',
          'engenharia de dados',
        ],
        analytics: [
          'analytics',
          'sql analytics',
          'sql only',
          'only sql',
          'sql queries',
          'sql reports',
          'sql analysen',
          'análisis sql',
          'analyses sql',
          'analisi sql',
          'análises sql',
          'ad hoc queries',
          'bi',
          'business intelligence',
          'reporting',
          'dashboards',
          'power bi',
          'auswertungen',
          'berichte',
          'analítica',
          'informes',
          'analytique',
          'reportistica',
          'relatórios',
        ],
        ml: [
          'machine learning',
          'data science',
          'model training',
          'feature engineering',
          'scikit-learn',
          'xgboost',
          'maschinelles lernen',
          'maschinellem lernen',
          'aprendizaje automático',
          'ciencia de datos',
          'apprentissage automatique',
          'apprendimento automatico',
          'aprendizado de máquina',
          'aprendizagem automática',
        ],
        deep_learning: [
          'deep learning',
          'gpu training',
          'fine-tuning',
          'fine-tune',
          'fine tune',
          'fine tuning',
          'llm training',
          'pytorch',
          'tensorflow',
        ],
        streaming: ['streaming', 'real-time processing', 'real time processing', 'kafka', 'event hubs'],
        mixed: ['mixed workload', 'mixed workloads', 'a bit of everything'],
      },
    },
  ),
  ...machineParameters,
  ...networkParameters,
  unity_catalog: parameter(z.boolean(), {
    label: 'Unity Catalog',
    kind: 'flag',
    aliases: ['unity catalog', 'uc'],
    synonyms: {
      true: ['unity catalog', 'with unity catalog'],
      false: ['no unity catalog', 'without unity catalog'],
    },
  }),
  metastore_id: parameter(z.uuid('a metastore id is a UUID, such as 0f1c2d3e-4a5b-4c6d-8e7f-901234567890'), {
    label: 'metastore',
    kind: 'text',
    aliases: ['metastore id', 'metastore'],
  }),
  ...serviceParameters,
  compliance: parameter(
    z.enum(['none', 'HIPAA', 'PCI_DSS'], 'a compliance profile is none, HIPAA or PCI_DSS'),
    {
      label: 'compliance profile',
      kind: 'choice',
      aliases: ['compliance', 'compliance profile'],
      synonyms: {
        none: ['no compliance profile'],
        HIPAA: ['hipaa'],
        PCI_DSS: ['pci', 'pci dss', 'pci-dss'],
      },
    },
  ),
  access_group: parameter(accessGroup, {
    label: 'group with access',
    kind: 'name',
    aliases: ['access group', 'user group', 'group with access', 'access for'],
  }),
  budget_usd_month: commonParameters.budget_usd_month,
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>
