CREATE TABLE "highlights" (
	"digest_id" bigint PRIMARY KEY NOT NULL,
	"reports" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "running" integer;--> statement-breakpoint
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "highlights" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');
