import { createAzureCloud } from './adapters/azure-cloud/create-azure-cloud.ts'
import { createEntraToken, EntraRefusal } from './adapters/openai/entra-token.ts'
import type { Cloud } from './ports/cloud.ts'
import type { Logger } from './ports/logger.ts'

/** Where Azure is asked, and who signs in, for each value of `ARM_ENVIRONMENT` that Terraform knows. */
const places = new Map(
  Object.entries({
    public: { endpoint: 'https://management.azure.com', authority: 'https://login.microsoftonline.com' },
    usgovernment: {
      endpoint: 'https://management.usgovcloudapi.net',
      authority: 'https://login.microsoftonline.us',
    },
    china: { endpoint: 'https://management.chinacloudapi.cn', authority: 'https://login.chinacloudapi.cn' },
  }),
)

const clock = { now: () => new Date() }

/** Azure, asked as the service principal whose client secret Terraform uses; without one it cannot be asked. */
export function openAzureCloud(credentials: Readonly<Record<string, string>>, log: Logger): Cloud {
  const { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: clientSecret } = credentials
  const place = places.get(credentials['ARM_ENVIRONMENT'] ?? 'public')
  if (tenantId === undefined || clientId === undefined || clientSecret === undefined || place === undefined) {
    const because =
      place === undefined
        ? 'ARM_ENVIRONMENT names a cloud that is not known here'
        : 'names in Azure are looked up with ARM_CLIENT_SECRET, and none is set'
    return { availability: () => Promise.resolve({ kind: 'unknown', because }) }
  }
  const { endpoint, authority } = place
  const entra = createEntraToken({
    principal: { kind: 'entra', tenantId, clientId, clientSecret, authority },
    clock,
    scope: `${endpoint}/.default`,
  })
  return createAzureCloud({
    token: async (signal) => {
      try {
        return { token: await entra.read(signal) }
      } catch (error) {
        if (error instanceof EntraRefusal) return { because: error.message }
        throw error
      }
    },
    forgetToken: () => entra.forget(),
    clock,
    log,
    endpoint,
  })
}
