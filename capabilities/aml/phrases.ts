import type { CapabilityPhrases } from '#capability'

/** How people ask for a workspace of Azure Machine Learning. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'azure ml',
    'azureml',
    'aml',
    'azure machine learning',
    'azure ml workspace',
    'aml workspace',
    'azure machine learning workspace',
    'ml workspace',
    'machine learning workspace',
    'ml studio',
    'azure ml studio',
    'machine learning studio',
    'azure machine learning studio',
    'aml compute',
    'aml cluster',
    'ml compute cluster',
    'compute cluster',
    'ml-arbeitsbereich',
    'espacio de trabajo de ml',
    'espace de travail ml',
  ],
  examples: [
    'Azure ML workspace for team vision in dev, with GPUs',
    'We need an Azure Machine Learning workspace for the churn models, production, private only',
    'please set up AML for the research team, staging, up to 4 nodes',
    'an ML workspace to fine-tune large models, team nlp, budget 3000 USD',
    'ML studio with compute instances for alice@contoso.com and bob@contoso.com in dev',
    'AML workspace with a low-priority compute cluster for forecasting, team sales, westeurope',
    'Azure ML with custom docker images for batch scoring in prod',
    'machine learning workspace with approved outbound only and high business impact',
  ],
  wishes: {
    proposed: [],
    offered: [
      'ml platform',
      'machine learning platform',
      'data science platform',
      'ai platform',
      'data science environment',
    ],
  },
}
