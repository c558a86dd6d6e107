-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "rowCounts" TEXT NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Branch" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "text" BYTEA NOT NULL,
    "layout" TEXT NOT NULL,
    "dismissals" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "tableCount" INTEGER NOT NULL DEFAULT 0,
    "saves" TEXT NOT NULL,
    "versionAt" TIMESTAMPTZ(3) NOT NULL,
    "versionRevision" INTEGER NOT NULL,
    "parentId" TEXT,
    "parentRevision" INTEGER,
    "forkText" BYTEA,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("id")
);

-- Each document becomes the first branch of its project.
INSERT INTO "Branch" ("id", "projectId", "name", "createdAt", "updatedAt", "text", "layout", "dismissals", "revision", "tableCount", "saves", "versionAt", "versionRevision")
SELECT d."projectId", d."projectId", 'main', p."createdAt", p."updatedAt", d."text", d."layout", d."dismissals", d."revision", p."tableCount", d."saves", d."versionAt", d."versionRevision"
FROM "Document" d JOIN "Project" p ON p."id" = d."projectId";

-- DropTable
DROP TABLE "Document";

-- Versions go to that branch: it has the project's id.
ALTER TABLE "Version" DROP CONSTRAINT "Version_projectId_fkey";
ALTER TABLE "Version" RENAME COLUMN "projectId" TO "branchId";
ALTER INDEX "Version_projectId_createdAt_idx" RENAME TO "Version_branchId_createdAt_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Branch_projectId_name_key" ON "Branch"("projectId", "name");

-- AddForeignKey
ALTER TABLE "Branch" ADD CONSTRAINT "Branch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
