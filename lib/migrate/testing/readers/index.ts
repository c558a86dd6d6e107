import type { BundleFile } from '../../tools/tool.ts'
import { liquibaseReaders } from './liquibase.ts'
import { literalReaders } from './literals.ts'
import { moduleReaders } from './modules.ts'
import type { Reading } from './reader.ts'
import { scriptReaders } from './scripts.ts'

/** A bundle read by the rules of each format that the tool offers it in. */
export async function readBundle(
  tool: string,
  files: readonly BundleFile[],
): Promise<Readonly<Record<string, Reading>>> {
  if (tool === 'liquibase') {
    return { sql: liquibaseReaders.sql(files), yaml: liquibaseReaders.yaml(files) }
  }
  const read = scriptReaders[tool] ?? literalReaders[tool] ?? moduleReaders[tool]
  if (!read) throw new Error(`no reader knows ${tool}`)
  return { [tool]: await read(files) }
}
