CREATE TABLE "same_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "same_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" bigint NOT NULL,
	"other_id" bigint NOT NULL,
	"counts_id" bigint,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_by" bigint NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "same_event" ADD CONSTRAINT "same_event_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_event" ADD CONSTRAINT "same_event_other_id_report_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_event" ADD CONSTRAINT "same_event_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "same_event_of" ON "same_event" USING btree ("report_id","other_id");--> statement-breakpoint
-- What an editor says of two reports changes what digests are compiled from.
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "same_event" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');
