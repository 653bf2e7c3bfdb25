import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { machineParameters } from './machine-parameters.ts'
import { networkParameters } from './network-parameters.ts'
import { resourceParameters } from './resource-parameters.ts'

/** Everything a person can say about an Azure ML workspace. */
export const parameters = z.object({
  environment: commonParameters.environment,
  region: commonParameters.region,
  team: commonParameters.team,
  resource_group: commonParameters.resource_group,
  workspace_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9_-]{2,32}$/,
        'a workspace name has 3 to 33 letters, digits, hyphens and underscores, and starts with a letter or a digit, such as mlw-ml-dev',
      ),
    {
      label: 'workspace name',
      kind: 'name',
      aliases: [
        'workspace name',
        'workspace called',
        'workspace named',
        'ml workspace named',
        'ml workspace called',
      ],
    },
  ),
  workload: parameter(
    z.enum(
      ['tabular', 'vision_nlp', 'training_large', 'inference'],
      'a workload is tabular, vision_nlp, training_large or inference',
    ),
    {
      label: 'workload',
      kind: 'choice',
      aliases: ['workload', 'purpose', 'use case', 'kind of models', 'what kind of models', 'used for'],
      synonyms: {
        tabular: [
          'tabular',
          'tabular data',
          'tabular models',
          'scikit-learn',
          'sklearn',
          'xgboost',
          'lightgbm',
          'classic ml',
          'classical ml',
          'regression',
          'churn',
          'churn models',
          'forecasting',
          'forecasts',
          'time series',
          'automl',
          'tabellendaten',
          'tabellarisch',
          'tabellarische modelle',
          'datos tabulares',
          'modelos tabulares',
          'données tabulaires',
          'modèles tabulaires',
          'dati tabellari',
          'modelli tabellari',
          'dados tabulares',
        ],
        vision_nlp: [
          'vision nlp',
          'computer vision',
          'vision',
          'vision models',
          'image models',
          'image classification',
          'image recognition',
          'object detection',
          'nlp',
          'natural language',
          'text classification',
          'text models',
          'speech',
          'bilderkennung',
          'visión artificial',
          'vision par ordinateur',
        ],
        training_large: [
          'large models',
          'large model',
          'llm training',
          'train an llm',
          'train llms',
          'train large language models',
          'train large models',
          'training large language models',
          'training of large language models',
          'fine-tuning',
          'fine-tune',
          'fine tune',
          'fine tuning',
          'finetuning',
          'deep learning',
          'distributed training',
          'foundation models',
          'große modelle',
          'modelos grandes',
          'grands modèles',
        ],
        inference: [
          'inference',
          'batch inference',
          'scoring',
          'batch scoring',
          'model serving',
          'serving models',
          'predictions',
          'inferenz',
          'inferencia',
          'inférence',
        ],
      },
    },
  ),
  ...machineParameters,
  ...networkParameters,
  ...resourceParameters,
  budget_usd_month: commonParameters.budget_usd_month,
})

/** What was stated and could be read. */
export type Answers = Partial<z.infer<typeof parameters>>
