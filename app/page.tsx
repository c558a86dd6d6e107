import { Home } from '@/components/home'
import { database, listProjects } from '@/lib/server'
import { dialectIds, dialectOf } from '@/lib/sql'
import samples from '@/public/samples/index.json'

/** The list changes with every save. */
export const dynamic = 'force-dynamic'

export default async function Page() {
  const dialects = Object.fromEntries(dialectIds().map((id) => [id, dialectOf(id).label]))
  return <Home projects={await listProjects(database())} samples={samples} dialects={dialects} />
}
