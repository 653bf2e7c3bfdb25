import type { CapabilityPhrases } from '#capability'

/** How people ask for a group of people. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'ad group',
    'azure ad group',
    'active directory group',
    'aad group',
    'entra group',
    'entra id group',
    'entra security group',
    'security group',
    'group of people',
    'user group',
    'access group',
    'group members',
    'create ad group',
    'ad gruppe',
    'entra gruppe',
    'sicherheitsgruppe',
    'groupe ad',
    'groupe de sécurité',
    'grupo ad',
    'grupo de seguridad',
  ],
  examples: [
    'We need an AD group sg-data-readers for team data in dev',
    'Create an Entra group for the ML team with the owners ana@contoso.com and bo@contoso.com, production',
    'Please add mia@contoso.com and joe@contoso.com as members of the AD group sg-data-users',
    'An Azure AD group with the Reader role on rg-audit-core-staging for team audit',
    'Security group for the analysts, membership rule: user.department -eq "Analytics"',
    'AD group for our admins that can hold Entra roles, team identity',
    'Bitte eine AD-Gruppe für das Team Vertrieb anlegen, Besitzer: lena@contoso.com',
    'A group of people who may read the storage account, dev, owner kim@contoso.com',
  ],
  wishes: {
    proposed: [],
    offered: [
      'ml platform',
      'machine learning platform',
      'data science platform',
      'ai platform',
      'data platform',
    ],
  },
  offeredWith: ['databricks', 'openai', 'aml', 'storage'],
}
