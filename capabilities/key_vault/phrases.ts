import type { CapabilityPhrases } from '#capability'

/** How people ask for a place to keep secrets. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'key vault',
    'keyvault',
    'key-vault',
    'azure key vault',
    'akv',
    'secrets vault',
    'secret vault',
    'vault for secrets',
    'secret store',
    'secrets store',
    'place for secrets',
    'create_key_vault',
    'schlüsseltresor',
    'tresor',
    'coffre de clés',
    'coffre-fort de clés',
    'almacén de claves',
    'cofre de chaves',
  ],
  examples: [
    'Create a key vault for team billing in dev',
    'We need a key vault for the secrets of our app, production, private endpoint',
    'A secrets vault for team risk, prod, read by group sg-risk-apps',
    'Key vault with HSM keys for signing, staging, team ledger',
    'Please set up a place for secrets: connection strings and API tokens, team orders',
    'Wir brauchen einen Tresor für Passwörter, Team vertrieb, prod',
  ],
}
