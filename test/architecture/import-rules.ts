/** What each folder may import besides itself; the same table stands in ARCHITECTURE.md. */
export const allowedFolders: Readonly<Record<string, readonly string[]>> = {
  'src/lib': [],
  'src/domain': ['src/lib'],
  'src/baseline': ['src/domain', 'src/lib'],
  'src/capability': ['src/domain', 'src/lib'],
  'src/tool-server': ['src/capability', 'src/domain', 'src/lib'],
  'src/costing': ['src/domain', 'src/capability', 'src/lib'],
  'src/ports': ['src/domain', 'src/capability', 'src/costing', 'src/lib'],
  'src/conversation': ['src/domain', 'src/capability', 'src/lib'],
  'src/views': ['src/domain', 'src/capability', 'src/conversation', 'src/lib'],
  'src/workflow': [
    'src/domain',
    'src/capability',
    'src/costing',
    'src/ports',
    'src/conversation',
    'src/views',
    'src/lib',
  ],
  'src/triggers': ['src/domain', 'src/ports', 'src/workflow', 'src/lib'],
  'src/adapters': ['src/domain', 'src/baseline', 'src/capability', 'src/costing', 'src/ports', 'src/lib'],
  'src/cli': ['src', 'sandbox'],
  src: ['src', 'capabilities', 'sandbox'],
  sandbox: ['src/lib'],
  capabilities: ['src/capability', 'src/tool-server'],
}

/** The npm packages that only some places may use; everything not listed is nobody's. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  zod: ['src', 'capabilities', 'sandbox'],
  marked: ['sandbox/github'],
  minisearch: ['src/conversation'],
  '@octokit/rest': ['src/adapters/github'],
  probot: ['src/adapters/github'],
  execa: ['src/adapters/terraform', 'sandbox/github'],
  handlebars: ['src/adapters/handlebars'],
  yaml: ['src/adapters/handlebars', 'src/lib/read-yaml.ts', 'sandbox/github'],
  kysely: ['src/adapters/postgres'],
  pg: ['src/adapters/postgres'],
  'pg-boss': ['src/adapters/postgres'],
  '@electric-sql/pglite': ['src/adapters/postgres'],
  '@modelcontextprotocol/server': ['src/tool-server'],
  '@modelcontextprotocol/client': ['src/adapters/mcp'],
  pino: ['src/main.ts'],
  openai: ['src/adapters/openai'],
}

/** Places that may use Node's own modules; everything else gets time, files and ids handed in. */
export const nodeHomes: readonly string[] = [
  'src/adapters',
  'src/cli',
  'src/app.ts',
  'src/main.ts',
  'src/config.ts',
  'src/tool-server',
  'sandbox',
  'capabilities/serve.mjs',
]
