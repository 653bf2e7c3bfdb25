import type { CapabilityPhrases } from '#capability'

export const phrases: CapabilityPhrases = {
  synonyms: [
    'firewall',
    'firewall rule',
    'firewall port',
    'burn firewall ports',
    'open port',
    'port',
    'nsg',
    'nsg rule',
    'network security group',
    'security rule',
    'allow traffic',
    'block traffic',
    'ingress',
    'egress',
  ],
  examples: [
    'Open port 443 from 10.20.0.0/16 to 10.50.4.10 for team ml',
    'Please burn firewall ports 8080-8090 tcp from 10.20.3.0/24 to 10.50.4.10',
    'We need SSH access from the office 20.30.40.0/24 to our jump host 10.50.4.5',
    'Allow the build agents to reach 20.50.1.7 on 443',
    'Block 10.20.9.0/24 from reaching the database 10.50.6.4 on 5432',
    'Can you open postgres from 10.20.0.0/16 to 10.50.6.4 in dev, our app gets a timeout',
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
  offeredWith: ['databricks', 'openai', 'aml'],
}
