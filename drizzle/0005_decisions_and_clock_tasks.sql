CREATE TABLE "sent_file" (
	"digest_id" bigint NOT NULL,
	"edition" text NOT NULL,
	"version" integer NOT NULL,
	"as" text NOT NULL,
	"organization" text DEFAULT '' NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "sent_file_digest_id_edition_version_as_organization_pk" PRIMARY KEY("digest_id","edition","version","as","organization")
);
--> statement-breakpoint
CREATE TABLE "clock_task" (
	"task" text NOT NULL,
	"period" text NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "clock_task_task_period_pk" PRIMARY KEY("task","period")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"week_from" date NOT NULL,
	"unit_id" text NOT NULL,
	"reminded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_week_from_unit_id_pk" PRIMARY KEY("week_from","unit_id")
);
--> statement-breakpoint
ALTER TABLE "proof" RENAME TO "decision";--> statement-breakpoint
ALTER TABLE "decision" RENAME COLUMN "decision" TO "verdict";--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "proof_report_id_report_id_fk";
--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "proof_decided_by_person_id_fk";
--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "proof_report_id_code_pk";--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_report_id_code_pk" PRIMARY KEY("report_id","code");--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Until now these were facts under a sentence. When a unit was reminded was not kept: by the time of this migration it was.
INSERT INTO "reminder" ("week_from", "unit_id", "reminded_at")
SELECT right(f."name", 10)::date, u."id", now()
FROM "fact" f CROSS JOIN LATERAL jsonb_array_elements_text(f."value") AS reminded("unit_id")
	JOIN "unit" u ON u."id" = reminded."unit_id"
WHERE f."name" LIKE 'reminded of %' ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO "clock_task" ("task", "period", "done_at")
SELECT 'remind', right("name", 10), now() FROM "fact" WHERE "name" LIKE 'reminded by the clock of %';--> statement-breakpoint
INSERT INTO "clock_task" ("task", "period", "done_at")
SELECT 'ask-for-problems', substr("name", length('problems asked for in ') + 1), now() FROM "fact" WHERE "name" LIKE 'problems asked for in %';--> statement-breakpoint
INSERT INTO "clock_task" ("task", "period", "done_at")
SELECT 'tell-of-corrections', '', ("value" #>> '{}')::timestamptz FROM "fact" WHERE "name" = 'corrections told up to';--> statement-breakpoint
DELETE FROM "fact" WHERE "name" LIKE 'reminded of %' OR "name" LIKE 'reminded by the clock of %' OR "name" LIKE 'problems asked for in %' OR "name" = 'corrections told up to';
