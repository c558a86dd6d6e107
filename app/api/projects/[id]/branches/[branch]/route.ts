import { answer, database, deleteBranch, readBody, readQuery, renameBranch, smallBody } from '@/lib/server'
import { branchPatchSchema, branchRemovalSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string; readonly branch: string }>
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const body = await readBody(request, branchPatchSchema, smallBody)
    const { id, branch } = await params
    return body.ok ? renameBranch(database(), id, branch, body.value.name) : body
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const query = readQuery(request, branchRemovalSchema)
    const { id, branch } = await params
    return query.ok ? deleteBranch(database(), id, branch, query.value.revision) : query
  })
}
