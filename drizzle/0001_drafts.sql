DROP INDEX "draft_open";--> statement-breakpoint
CREATE INDEX "draft_person" ON "draft" USING btree ("person_id","touched_at");