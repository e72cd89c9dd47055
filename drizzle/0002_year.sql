CREATE TABLE "locked_section" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "locked_section_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest_id" bigint NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"locked_at" timestamp (3) with time zone NOT NULL,
	"locked_by" bigint NOT NULL,
	"unlocked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "pair" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pair_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"area" text NOT NULL,
	"problem" text NOT NULL,
	"plan" text NOT NULL,
	"reports" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" bigint,
	"superseded_at" timestamp (3) with time zone,
	"outcome" text,
	"outcome_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wording" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wording_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"code" text NOT NULL,
	"words" text,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" bigint
);
--> statement-breakpoint
DROP INDEX "digest_once";--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "scope" text DEFAULT 'county' NOT NULL;--> statement-breakpoint
ALTER TABLE "locked_section" ADD CONSTRAINT "locked_section_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locked_section" ADD CONSTRAINT "locked_section_locked_by_person_id_fk" FOREIGN KEY ("locked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pair" ADD CONSTRAINT "pair_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "locked_section_of" ON "locked_section" USING btree ("digest_id","code");--> statement-breakpoint
CREATE INDEX "pair_by_year" ON "pair" USING btree ("year");--> statement-breakpoint
CREATE INDEX "wording_by_code" ON "wording" USING btree ("code","year");--> statement-breakpoint
CREATE UNIQUE INDEX "digest_once" ON "digest" USING btree ("kind","scope","period_from","period_to");