DROP INDEX "draft_person";--> statement-breakpoint
CREATE INDEX "draft_person" ON "draft" USING btree ("person_id","status","touched_at");