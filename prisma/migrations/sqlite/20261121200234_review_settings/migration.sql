-- Added in place: making "Project" anew would drop the old one, and that deletes what refers to it.
ALTER TABLE "Project" ADD COLUMN "reviewSettings" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "Project" ADD COLUMN "statistics" BLOB;
ALTER TABLE "Project" ADD COLUMN "workload" BLOB;
