import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { nodeTypes, retiredNodeTypes } from './machines.ts'
import { networkParameters } from './network-parameters.ts'

const warehouseSizes = [
  'none',
  '2X-Small',
  'X-Small',
  'Small',
  'Medium',
  'Large',
  'X-Large',
  '2X-Large',
  '3X-Large',
  '4X-Large',
] as const

const workers = z
  .int('a number of workers is a whole number')
  .min(0, 'a cluster cannot have fewer than 0 workers')
  .max(50, 'a cluster has at most 50 workers here')

/** Everything a person can say about a Databricks workspace. */
export const parameters = z.object({
  ...commonParameters,
  workspace_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9_-]{2,63}$/,
        'a workspace name has 3 to 64 letters, digits, hyphens and underscores, and starts with a letter or a digit',
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
      aliases: ['workload', 'purpose', 'use case'],
      synonyms: {
        data_engineering: ['etl', 'elt', 'data engineering', 'data pipelines', 'batch jobs', 'ingestion'],
        analytics: ['analytics', 'sql analytics', 'bi', 'reporting', 'dashboards', 'power bi'],
        ml: [
          'machine learning',
          'data science',
          'model training',
          'feature engineering',
          'scikit-learn',
          'xgboost',
        ],
        deep_learning: [
          'deep learning',
          'gpu training',
          'fine-tuning',
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
  min_workers: parameter(workers, {
    label: 'workers, at least',
    kind: 'count',
    range: 'low',
    aliases: ['workers', 'nodes', 'worker nodes', 'min workers', 'minimum workers'],
  }),
  max_workers: parameter(workers, {
    label: 'workers, at most',
    kind: 'count',
    range: 'high',
    aliases: ['workers', 'nodes', 'worker nodes', 'max workers', 'maximum workers'],
  }),
  node_type: parameter(
    z.enum(
      [...nodeTypes, ...retiredNodeTypes],
      'it is not a machine size that Databricks runs and a price is known for, such as Standard_D8ads_v5, Standard_E8ads_v5 or Standard_NC8as_T4_v3',
    ),
    {
      label: 'node type',
      kind: 'choice',
      aliases: ['node type', 'machine', 'machine type', 'vm size', 'instance type', 'sku'],
      synonyms: Object.fromEntries(
        [...nodeTypes, ...retiredNodeTypes].map((size) => [
          size,
          [size.toLowerCase(), size.toLowerCase().replace('standard_', '')],
        ]),
      ),
    },
  ),
  gpu: parameter(z.boolean(), {
    label: 'GPU',
    kind: 'flag',
    aliases: ['gpu', 'gpus'],
    synonyms: {
      true: ['gpu', 'gpus', 'gpu nodes', 'with gpus'],
      false: [
        'cpu only',
        'only cpu',
        'just cpu',
        'cpu nodes',
        'use cpu',
        'cpu is enough',
        'cpu is fine',
        'no gpu',
        'no gpus',
      ],
    },
  }),
  gpu_type: parameter(z.enum(['T4', 'A10', 'A100', 'H100'], 'a GPU type is T4, A10, A100 or H100'), {
    label: 'GPU type',
    kind: 'choice',
    aliases: ['gpu type', 'gpu model'],
    synonyms: { T4: ['t4', 't4s'], A10: ['a10', 'a10s'], A100: ['a100', 'a100s'], H100: ['h100', 'h100s'] },
  }),
  autotermination_minutes: parameter(
    z
      .int('auto-stop is a whole number of minutes')
      .min(0, 'auto-stop cannot be negative')
      .max(10_000, 'auto-stop is at most 10,000 minutes'),
    {
      label: 'auto-stop',
      kind: 'count',
      unit: 'min',
      aliases: [
        'auto-stop',
        'auto stop',
        'autostop',
        'auto-termination',
        'autotermination',
        'idle timeout',
        'stop after',
      ],
    },
  ),
  spot: parameter(z.boolean(), {
    label: 'spot machines',
    kind: 'flag',
    aliases: ['spot'],
    synonyms: {
      true: ['spot', 'spot instances', 'spot machines', 'spot vms'],
      false: [
        'on-demand',
        'on demand',
        'no spot',
        'must not be interrupted',
        'not be interrupted',
        'no interruptions',
      ],
    },
  }),
  runtime: parameter(
    z.enum(
      ['15.4', '16.4', '17.3', '18'],
      'a runtime is 15.4, 16.4, 17.3 or 18, the versions with long-term support',
    ),
    {
      label: 'runtime',
      kind: 'choice',
      aliases: ['runtime', 'databricks runtime', 'dbr', 'runtime version'],
      synonyms: {
        '15.4': ['runtime 15.4', '15.4 lts', 'dbr 15.4'],
        '16.4': ['runtime 16.4', '16.4 lts', 'dbr 16.4'],
        '17.3': ['runtime 17.3', '17.3 lts', 'dbr 17.3'],
        '18': ['runtime 18', '18 lts', 'dbr 18'],
      },
    },
  ),
  photon: parameter(z.boolean(), {
    label: 'Photon',
    kind: 'flag',
    aliases: ['photon'],
    synonyms: { true: ['photon', 'with photon'], false: ['no photon', 'without photon'] },
  }),
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
  metastore_id: parameter(z.uuid('a metastore id is a UUID'), {
    label: 'metastore',
    kind: 'text',
    aliases: ['metastore id', 'metastore'],
  }),
  policy: parameter(z.boolean(), {
    label: 'cluster policy',
    kind: 'flag',
    aliases: ['cluster policy'],
    synonyms: { true: ['with a cluster policy'], false: ['no cluster policy', 'without a cluster policy'] },
  }),
  pool: parameter(z.boolean(), {
    label: 'instance pool',
    kind: 'flag',
    aliases: ['instance pool'],
    synonyms: {
      true: ['instance pool', 'with a pool', 'warm machines'],
      false: ['no pool', 'without a pool'],
    },
  }),
  pool_min_idle: parameter(workers, {
    label: 'idle machines in the pool',
    kind: 'count',
    aliases: ['idle machines', 'idle instances', 'min idle', 'warm instances'],
  }),
  pool_max_capacity: parameter(
    z
      .int('a pool holds a whole number of machines')
      .min(1, 'a pool holds at least 1 machine')
      .max(200, 'a pool holds at most 200 machines here'),
    { label: 'pool capacity', kind: 'count', aliases: ['pool capacity', 'max capacity', 'pool size'] },
  ),
  pool_idle_minutes: parameter(
    z
      .int('it is a whole number of minutes')
      .min(0, 'it cannot be negative')
      .max(10_000, 'it is at most 10,000 minutes'),
    {
      label: 'pool keeps idle machines',
      kind: 'count',
      unit: 'min',
      aliases: ['pool idle minutes', 'pool idle timeout'],
    },
  ),
  sql_warehouse: parameter(
    z
      .string()
      .overwrite(warehouseSize)
      .pipe(z.enum(warehouseSizes, 'a SQL warehouse is none or a size from 2X-Small to 4X-Large')),
    { label: 'SQL warehouse', kind: 'text', aliases: ['sql warehouse', 'warehouse', 'warehouse size'] },
  ),
  sql_auto_stop_minutes: parameter(
    z
      .int('it is a whole number of minutes')
      .min(5, 'a SQL warehouse stops after 5 idle minutes at the earliest')
      .max(10_000, 'it is at most 10,000 minutes'),
    {
      label: 'SQL warehouse auto-stop',
      kind: 'count',
      unit: 'min',
      aliases: ['warehouse auto-stop', 'warehouse auto stop'],
    },
  ),
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
  access_group: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 ._@-]{0,127}$/,
        'a group name has at most 128 letters, digits, spaces, dots, hyphens, underscores and @',
      ),
    {
      label: 'group with access',
      kind: 'name',
      aliases: ['access group', 'user group', 'group with access', 'access for'],
    },
  ),
  budget_usd_month: parameter(z.number().positive('a budget is more than 0 USD a month'), {
    label: 'budget',
    kind: 'money',
    unit: 'USD a month',
    aliases: ['budget', 'monthly budget', 'cost limit'],
  }),
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>

function warehouseSize(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  return warehouseSizes.find((size) => size.toLowerCase() === plain) ?? text
}
