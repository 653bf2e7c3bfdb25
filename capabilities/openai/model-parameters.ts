import * as z from 'zod'
import { parameter, regions } from '#capability'
import { dataZoneWords } from './data-zone-words.ts'
import { matrixDate, modelNames } from './models/catalog.ts'
import { deploymentTypes, kindsOfDeployment } from './models/deployment-types.ts'
import { retiredModelNames } from './models/retired-models.ts'

export const mostModels = 5

/** A type by its name, or only how it is paid for; where data is processed says which of those it is. */
const deploymentWishes = [...deploymentTypes, ...kindsOfDeployment] as const

const model = z.enum(
  [...modelNames, ...retiredModelNames],
  `it is not a model of the catalog of ${matrixDate}: ${modelNames.join(', ')}`,
)

/** Ways of writing a model that are not its name; `gpt-4.1-mini` and `gpt 4.1 mini` are the same words anyway. */
const spellings: Readonly<Partial<Record<z.infer<typeof model>, readonly string[]>>> = {
  'gpt-4.1': ['gpt4.1', 'gpt-41', 'gpt41'],
  'gpt-4.1-mini': ['gpt4.1-mini', 'gpt-41-mini', '4.1-mini', 'chat model', 'chat', 'chatbot'],
  'gpt-4.1-nano': ['gpt4.1-nano', 'gpt-41-nano', '4.1-nano'],
  'gpt-4o-mini': ['gpt4o-mini', 'gpt4o mini', '4o-mini'],
  'gpt-5': ['gpt5'],
  'gpt-5-mini': ['gpt5-mini', 'gpt5 mini'],
  'gpt-5-nano': ['gpt5-nano', 'gpt5 nano'],
  'gpt-5.1': ['gpt5.1'],
  'gpt-5.2': ['gpt5.2'],
  'gpt-5.4': ['gpt5.4'],
  'gpt-5.4-mini': ['gpt5.4-mini'],
  'gpt-5.4-nano': ['gpt5.4-nano'],
  'gpt-5.5': ['gpt5.5'],
  'o4-mini': ['o4mini', 'reasoning model', 'reasoning'],
  'text-embedding-3-large': ['embedding-3-large', 'large embeddings', 'large embedding model'],
  'text-embedding-3-small': [
    'embedding-3-small',
    'small embeddings',
    'embedding model',
    'embeddings model',
    'embeddings',
    'embedding',
  ],
  'gpt-35-turbo': ['gpt-3.5', 'gpt-3.5-turbo', 'gpt3.5', 'gpt-35'],
  'gpt-4': ['gpt4', 'gpt-4-turbo'],
  'gpt-4o': ['gpt4o'],
  'text-embedding-ada-002': ['ada-002', 'ada 2', 'ada embeddings'],
}

/** What is deployed and where its data is processed. The use case comes first: its words are no models. */
export const modelParameters = {
  use_case: parameter(
    z
      .array(
        z.enum(
          ['chat', 'reasoning', 'embeddings', 'rag'],
          'a use case is chat, reasoning, embeddings or rag (answers from own documents)',
        ),
      )
      .min(1, 'name at least one use case, such as chat'),
    {
      label: 'use case',
      kind: 'choices',
      aliases: ['use case', 'used for', 'purpose', 'anwendungsfall', 'caso de uso', "cas d'usage"],
      yieldsTo: 'models',
      synonyms: {
        chat: [
          'chat',
          'chat model',
          'chats',
          'chatbot',
          'chatbots',
          'chat bot',
          'chat app',
          'virtual assistant',
          'copilot',
          'summaries',
          'summarization',
          'summarisation',
          'text generation',
          'text classification',
          'zusammenfassungen',
          'asistente virtual',
        ],
        reasoning: [
          'reasoning',
          'reasoning model',
          'planning agents',
          'complex reasoning',
          'code generation',
          'coding assistant',
          'agentic',
          'agents',
        ],
        embeddings: [
          'embeddings',
          'embedding model',
          'embeddings model',
          'embedding',
          'text embeddings',
          'vector embeddings',
          'vectors',
          'semantic search',
          'vector search',
          'similarity search',
        ],
        rag: [
          'rag',
          'retrieval augmented generation',
          'retrieval-augmented generation',
          'chat with our documents',
          'chat with documents',
          'chat over documents',
          'answers from our documents',
          'questions about our documents',
          'document search',
          'knowledge base',
        ],
      },
    },
  ),
  models: parameter(
    z
      .array(model)
      .min(1, 'name at least one model, such as gpt-4.1-mini')
      .max(mostModels, `one account has at most ${mostModels} models here`),
    {
      label: 'models',
      kind: 'choices',
      aliases: [
        'model',
        'models',
        'which model',
        'which model or what is the use case',
        'which model or what is it for',
        'deployments',
        'modell',
        'modelle',
        'modelo',
        'modelos',
        'modèle',
        'modèles',
      ],
      synonyms: Object.fromEntries(Object.entries(spellings).map(([name, words]) => [name, [...words]])),
    },
  ),
  model_version: parameter(
    z.string().regex(/^[0-9][0-9a-z.-]{0,29}$/, 'a model version is a date such as 2025-04-14, or a number'),
    { label: 'model version', kind: 'text', aliases: ['model version', 'version of the model'] },
  ),
  data_zone: parameter(z.enum(['none', 'us', 'eu', 'country'], 'a data zone is none, us, eu or country'), {
    label: 'data stays in',
    kind: 'choice',
    aliases: [
      'data zone',
      'data residency',
      'residency',
      'must data stay',
      'must the data stay',
      'must data stay in the us the eu or one country',
      'datenhaltung',
    ],
    synonyms: dataZoneWords,
  }),
  model_region: parameter(
    z.enum(regions, 'this is not an Azure region Planwright knows; write it like swedencentral'),
    {
      label: 'region of the models',
      kind: 'text',
      aliases: ['model region', 'region of the models', 'account region', 'openai region'],
    },
  ),
  deployment_type: parameter(
    z.enum(deploymentWishes, `a deployment type is one of ${deploymentWishes.join(', ')}`),
    {
      label: 'deployment type',
      kind: 'choice',
      aliases: ['deployment type', 'deployment sku', 'sku', 'billing', 'paid', 'throughput'],
      synonyms: {
        Provisioned: [
          'provisioned throughput',
          'provisioned capacity',
          'reserved capacity',
          'dedicated capacity',
          'guaranteed throughput',
          'provisioned deployment',
          'provisioned deployments',
        ],
        Batch: ['batch api', 'batch deployment', 'batch deployments', 'in batches', 'offline processing'],
        GlobalStandard: ['global standard'],
        DataZoneStandard: ['data zone standard', 'datazone standard'],
        Standard: [
          'regional standard',
          'standard regional',
          'regional deployment',
          'standard deployment',
          'standard deployments',
        ],
        GlobalProvisionedManaged: ['global provisioned', 'global ptu', 'global provisioned managed'],
        DataZoneProvisionedManaged: ['data zone provisioned', 'data zone ptu'],
        ProvisionedManaged: ['regional provisioned', 'regional ptu', 'provisioned managed'],
        GlobalBatch: ['global batch'],
        DataZoneBatch: ['data zone batch', 'datazone batch'],
      },
    },
  ),
} as const
