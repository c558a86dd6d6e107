-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "reviewSettings" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN     "statistics" BYTEA,
ADD COLUMN     "workload" BYTEA;
