DROP INDEX "digest_number";--> statement-breakpoint
CREATE UNIQUE INDEX "digest_number" ON "digest" USING btree ("kind","scope","issue_year","number");