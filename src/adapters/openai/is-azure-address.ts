/**
 * Whether an address is one of Azure OpenAI: by its host, or by the path of its API, behind whatever gateway.
 * Hosts as in "Azure OpenAI in Microsoft Foundry Models v1 API", 2026.
 */
export function isAzureAddress(url: URL): boolean {
  const isAzureHost = azureDomains.some((domain) => url.hostname.endsWith(domain))
  return isAzureHost || /\/openai\/v1\/?$/.test(url.pathname)
}

/** The address that paths such as `/chat/completions` are put behind, without a slash at its end. */
export function apiAddress(baseUrl: string): string {
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/$/, '')
  return isAzureAddress(url) && path === '' ? `${url.origin}/openai/v1` : `${url.origin}${path}`
}

const azureDomains = [
  '.openai.azure.com',
  '.services.ai.azure.com',
  '.cognitiveservices.azure.com',
  '.openai.azure.us',
]
