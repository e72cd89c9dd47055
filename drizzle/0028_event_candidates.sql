CREATE TABLE "event_candidate" (
	"day" date NOT NULL,
	"form" text NOT NULL,
	"report_id" bigint NOT NULL,
	CONSTRAINT "event_candidate_form_day_report_id_pk" PRIMARY KEY("form","day","report_id")
);
--> statement-breakpoint
CREATE TABLE "event_rule" (
	"form" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_unread" (
	"day" date NOT NULL,
	"form" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "revision_by_day";--> statement-breakpoint
CREATE INDEX "event_unread_by_day" ON "event_unread" USING btree ("day","form");--> statement-breakpoint
CREATE INDEX "revision_by_unit_day" ON "revision" USING btree ("unit_id","activity_date","form","kind","recorded_at","superseded_at");--> statement-breakpoint
CREATE INDEX "revision_by_problem" ON "revision" USING btree ((answers -> 'problem_area' ->> 'value'),"activity_date","report_id","unit_id") WHERE form = 'problem_plan';--> statement-breakpoint
CREATE INDEX "revision_by_day" ON "revision" USING btree ("activity_date","form");--> statement-breakpoint
-- What was reported before is looked through with all that comes.
INSERT INTO "event_unread" ("day", "form") SELECT DISTINCT "activity_date", "form" FROM "revision";--> statement-breakpoint
CREATE FUNCTION "event_unread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO "event_unread" ("day", "form") SELECT DISTINCT "activity_date", "form" FROM added;
	ELSE
		-- What was superseded says what it said.
		INSERT INTO "event_unread" ("day", "form")
			SELECT DISTINCT a."activity_date", a."form" FROM added a JOIN removed r USING ("report_id", "number")
			WHERE (a."activity_date", a."form", a."unit_id", a."answers") IS DISTINCT FROM (r."activity_date", r."form", r."unit_id", r."answers");
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "event_unread_added" AFTER INSERT ON "revision" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "event_unread"();--> statement-breakpoint
CREATE TRIGGER "event_unread_changed" AFTER UPDATE ON "revision" REFERENCING OLD TABLE AS removed NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "event_unread"();
