import { Home } from '@/components/home'
import { database, listProjects } from '@/lib/server'
import samples from '@/public/samples/index.json'

/** The list changes with every save. */
export const dynamic = 'force-dynamic'

export default async function Page() {
  return (
    <Home projects={await listProjects(database())} samples={samples} dialects={{ postgres: 'PostgreSQL' }} />
  )
}
