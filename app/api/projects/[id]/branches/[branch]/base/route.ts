import { answer, database, readBranchBase, readQuery } from '@/lib/server'
import { branchBaseQuerySchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string; readonly branch: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const query = readQuery(request, branchBaseQuerySchema)
    const { id, branch } = await params
    return query.ok ? readBranchBase(database(), id, branch, query.value.with) : query
  })
}
