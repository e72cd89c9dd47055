CREATE TABLE "highlights" (
	"digest_id" bigint PRIMARY KEY NOT NULL,
	"reports" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "running" integer;--> statement-breakpoint
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "highlights" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
-- Other activities are counted by theme: what was reported before that is kept under its theme too.
UPDATE "figure" f SET "label" = r."answers" -> 'theme' ->> 'value' FROM "revision" r
WHERE f."label" = '' AND f."indicator" IN ('generic_sessions', 'generic_participants')
  AND r."report_id" = f."report_id" AND r."number" = f."revision" AND r."answers" -> 'theme' ->> 'value' IS NOT NULL;
