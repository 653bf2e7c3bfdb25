import type { CapabilityPhrases } from '#capability'
import { modelNames } from './models/catalog.ts'
import { retiredModelNames } from './models/retired-models.ts'

/** How people ask for models. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'azure openai',
    'openai',
    'open ai',
    'aoai',
    'azure openai service',
    'openai account',
    'openai deployment',
    'openai endpoint',
    'provision azure openai',
    'azure ai foundry',
    'gpt',
    'gpt model',
    'chatgpt',
    'llm',
    'llms',
    'llm endpoint',
    'large language model',
    'large language models',
    'language model',
    'language models',
    'openai models',
    'gpt models',
    'sprachmodell',
    'modelo de lenguaje',
    'modèle de langage',
    'embedding model',
    'embeddings',
    'chatbot',
    ...modelNames,
    ...retiredModelNames,
  ],
  examples: [
    'We need Azure OpenAI with gpt-4.1-mini for the support chatbot, team helpdesk, dev',
    'aoai gpt-4.1 eastus2 prod team search',
    'Please deploy text-embedding-3-small on Azure OpenAI for team intranet, staging, 200k tokens per minute',
    'An LLM endpoint for team underwriting in production, data must stay in the EU, private endpoint only',
    'Azure OpenAI in dev for the voice assistant: gpt-4.1 with 50 PTUs',
    'Embeddings and an LLM for our document search, team knowledge',
    'Azure OpenAI für das Team Einkauf, Produktion, gpt-4.1-mini',
  ],
  wishes: {
    proposed: [
      'ml platform',
      'machine learning platform',
      'data science platform',
      'ai platform',
      'data science environment',
      'generative ai platform',
    ],
    offered: [],
  },
}
