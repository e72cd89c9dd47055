CREATE SEQUENCE "public"."report_changes" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."word_changes" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "preview" (
	"digest_id" bigint PRIMARY KEY NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"report_changes" bigint NOT NULL,
	"word_changes" bigint NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "preview" ADD CONSTRAINT "preview_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Counted from 1 on: of a sequence that was never asked the last value is not known.
SELECT nextval('report_changes'), nextval('word_changes');--> statement-breakpoint
-- Who changes what digests are compiled from shares the lock of the records, which whoever takes a cutoff holds alone
-- (src/database/record-lock.ts): no change is under way between its count and its commit when both counts are read there.
CREATE FUNCTION "count_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock_shared(7230, 442);
	PERFORM nextval(TG_ARGV[0]::regclass);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "revision" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "unit" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "area" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "edition" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "decision" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "next_week" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "wording" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "pair" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "locked_section" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');
