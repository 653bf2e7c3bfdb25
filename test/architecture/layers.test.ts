import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'
import { allowedFolders, nodeHomes, packageHomes } from './import-rules.ts'

interface Edge {
  readonly from: string
  readonly to: string
  readonly module: string
  /** One of Node's own modules. */
  readonly core: boolean
}

let modules: readonly IModule[] = []
let edges: readonly Edge[] = []

beforeAll(async () => {
  const { output } = await cruise(
    ['src', 'capabilities', 'sandbox'],
    {
      baseDir: fileURLToPath(new URL('../..', import.meta.url)),
      parser: 'swc',
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.test\\.ts$|/test/|^capabilities/[^/]+/server\\.ts$' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.json'], exportsFields: ['exports'] },
    },
    { conditionNames: ['import', 'node', 'default'] },
  )
  modules = (output as ICruiseResult).modules
  edges = modules.flatMap(({ source, dependencies }) =>
    dependencies.map((dependency) => ({
      from: source,
      to: dependency.resolved,
      module: dependency.module,
      core: dependency.coreModule,
    })),
  )
}, 120_000)

const isOwn = (path: string) => /^(?:src|capabilities|sandbox)\//.test(path)
const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
/** Adapters and capabilities are strangers to each other: each of their folders is a room of its own. */
const roomOf = (path: string): string => {
  const [top = '', second = '', third = ''] = path.split('/')
  if (top === 'src' && second === 'adapters') return `src/adapters/${third}`
  if (top === 'capabilities' && third !== '') return `capabilities/${second}`
  if (top === 'sandbox') return 'sandbox'
  return third === '' ? top : `${top}/${second}`
}
const rulesOf = (path: string): readonly string[] => {
  const folders = Object.keys(allowedFolders).sort((a, b) => b.length - a.length)
  return allowedFolders[folders.find((folder) => within(path, folder)) ?? ''] ?? []
}
const packageOf = (module: string) =>
  module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/')

describe('import rules', () => {
  it('sees the code at all', () => {
    expect(modules.length).toBeGreaterThan(100)
    expect(edges.filter(({ core }) => core).length).toBeGreaterThan(20)
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'src/app.ts', to: 'src/workflow/engine.ts' }),
    )
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'src/workflow/hear.ts', to: 'src/domain/decide/decide.ts' }),
    )
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'capabilities/firewall/capability.ts', to: 'src/capability/index.ts' }),
    )
  })

  it('lets every folder import only what the table allows', () => {
    const wrong = edges.filter(
      ({ from, to }) =>
        isOwn(to) &&
        roomOf(from) !== roomOf(to) &&
        !rulesOf(from).some((allowed) => within(to, allowed)) &&
        !(from === 'capabilities/registry.ts' && within(to, 'capabilities')),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('lets capabilities reach the product only through #capability and #tool-server', () => {
    const wrong = edges.filter(
      ({ from, to, module }) =>
        within(from, 'capabilities') &&
        within(to, 'src') &&
        !['#capability', '#tool-server'].includes(module),
    )
    expect(wrong.map(({ from, module }) => `${from} -> ${module}`)).toEqual([])
  })

  it('keeps the sandbox out of the product, except at the composition root and the command line', () => {
    const wrong = edges.filter(
      ({ from, to }) => within(to, 'sandbox') && !/^(?:sandbox\/|src\/cli\/|src\/app\.ts$)/.test(from),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('keeps every npm package in its home', () => {
    const wrong = edges.filter(({ from, to, module, core }) => {
      if (isOwn(to) || core || module.startsWith('.') || module.startsWith('#')) return false
      const homes = packageHomes[packageOf(module)] ?? []
      return !homes.some((home) => within(from, home))
    })
    expect(wrong.map(({ from, module }) => `${from} -> ${module}`)).toEqual([])
  })

  it("keeps Node's own modules out of the pure folders", () => {
    const wrong = edges.filter(({ from, core }) => core && !nodeHomes.some((home) => within(from, home)))
    expect(wrong.map(({ from, module }) => `${from} -> ${module}`)).toEqual([])
  })

  it('has no cycle', () => {
    const cyclic = modules.flatMap(({ source, dependencies }) =>
      dependencies.filter(({ circular }) => circular).map(({ resolved }) => `${source} -> ${resolved}`),
    )
    expect(cyclic).toEqual([])
  })

  it('resolves every import', () => {
    const unresolved = modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ couldNotResolve }) => couldNotResolve)
        .map(({ module }) => `${source} -> ${module}`),
    )
    expect(unresolved).toEqual([])
  })
})
