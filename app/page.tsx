import { Home } from '@/components/home'
import { database, listProjects } from '@/lib/server'
import { dialectData } from '@/lib/sql/about'
import samples from '@/public/samples/index.json'

/** The list changes with every save. */
export const dynamic = 'force-dynamic'

export default async function Page() {
  const dialects = Object.fromEntries(dialectData.map(({ id, label }) => [id, label]))
  return <Home projects={await listProjects(database())} samples={samples} dialects={dialects} />
}
