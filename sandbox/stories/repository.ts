import { SANDBOX_SUBSCRIPTION_PREFIX } from '../cloud/cloud.ts'

const subscription = (last: number) => `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000${last}`

/** What the repository of the stories holds before they begin: the configuration a platform team would write. */
export const repositoryFiles: Readonly<Record<string, string>> = {
  '.github/planwright.yml': `version: 1
region: eastus2
environments:
  dev:
    subscription: ${subscription(1)}
  staging:
    subscription: ${subscription(2)}
  prod:
    subscription: ${subscription(3)}
requesters:
  role: write
approvers:
  role: maintain
networks:
  - prefix: 10.50.0.0/16
    network_security_group: nsg-payments-staging
    resource_group: rg-network-staging
  - prefix: 10.2.0.0/16
    network_security_group: nsg-orbit-dev
    resource_group: rg-network-dev
`,
}
