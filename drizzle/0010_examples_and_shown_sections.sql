CREATE TABLE "example" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "example_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"code" text NOT NULL,
	"names" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" bigint
);
--> statement-breakpoint
CREATE TABLE "shown_section" (
	"digest_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"code" text NOT NULL,
	"shown_as" text NOT NULL,
	"content" jsonb NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shown_section_digest_id_person_id_code_shown_as_pk" PRIMARY KEY("digest_id","person_id","code","shown_as")
);
--> statement-breakpoint
ALTER TABLE "example" ADD CONSTRAINT "example_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown_section" ADD CONSTRAINT "shown_section_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown_section" ADD CONSTRAINT "shown_section_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "example_of" ON "example" USING btree ("year","code");--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "example" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
-- They were compiled without sentences.
DELETE FROM "preview";
