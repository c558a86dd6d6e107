/** Persistence and the API's rules. The only importer of Prisma. */
export { createBranch, deleteBranch, listBranches, readBranchBase, renameBranch } from './branches.ts'
export { database } from './database.ts'
export { answer, branchPlace, documentBody, readBody, readQuery, smallBody } from './http.ts'
export { createProject, deleteProject, listProjects, readProject, renameProject } from './projects.ts'
export { keepRowCounts, readRowCounts } from './row-counts.ts'
export { readRulePage } from './rule-page.ts'
export { saveDocument } from './save.ts'
export { listVersions, nameVersion, readVersion } from './versions.ts'
