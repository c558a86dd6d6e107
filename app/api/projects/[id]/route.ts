import {
  answer,
  branchPlace,
  database,
  deleteProject,
  readBody,
  readProject,
  renameProject,
  smallBody,
} from '@/lib/server'
import { projectPatchSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => readProject(database(), branchPlace(request, (await params).id)))
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const body = await readBody(request, projectPatchSchema, smallBody)
    return body.ok ? renameProject(database(), (await params).id, body.value.name) : body
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => deleteProject(database(), (await params).id))
}
