import type { CapabilityPhrases } from '#capability'

/** How people ask for a place to keep data. */
export const phrases: CapabilityPhrases = {
  synonyms: [
    'storage account',
    'azure storage',
    'blob storage',
    'blob container',
    'storage container',
    'bucket',
    's3 bucket',
    'object storage',
    'data lake',
    'adls',
    'adls gen2',
    'file share',
    'azure files',
    'sftp',
    'sftp server',
    'create_storage_account',
    'speicherkonto',
    'cuenta de almacenamiento',
    'compte de stockage',
  ],
  examples: [
    'Create a storage account for team ml in dev, for uploads of our app',
    'We need a data lake for the data team, read by Databricks, production',
    'Blob storage for backups, 2 TB, confidential, prod',
    'A bucket for audit logs that cannot be changed for 365 days',
    'SFTP for a partner who comes from 20.30.40.0/24, staging',
    'Please make a file share for the analysts, 500 GB',
    'storage account for terraform state, team platform, prod',
    'Wir brauchen ein Speicherkonto für Sicherungen, Team vertrieb, prod',
  ],
}
