import { defineConfig } from 'vitest/config'

const requiredMajor = 24
if (Number(process.versions.node.split('.')[0]) < requiredMajor) {
  throw new Error(
    `Planwright's tests need Node ${requiredMajor} and this is ${process.version}. Run them as "npm test": ` +
      'the pinned node package then provides the right version (allow its install script).',
  )
}

export default defineConfig({
  test: {
    // Most of the time goes by waiting for Terraform, git and databases: a third worker uses it on two cores.
    maxWorkers: 3,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**', 'src/conversation/**'],
      thresholds: { branches: 100 },
      reporter: ['text-summary'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/unit/**/*.test.ts',
            'test/contract/**/*.test.ts',
            'test/architecture/**/*.test.ts',
            'capabilities/*/test/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/integration/sandbox-github/conformance-summary.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
})
