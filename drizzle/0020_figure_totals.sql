CREATE TABLE "figure_total" (
	"unit_id" text NOT NULL,
	"indicator" text NOT NULL,
	"label" text NOT NULL,
	"month" date NOT NULL,
	"value" numeric NOT NULL,
	"low" numeric NOT NULL,
	"high" numeric NOT NULL,
	"figures" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "figure_by_unit";--> statement-breakpoint
DROP INDEX "revision_by_day";--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "unit_id" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "form" text;--> statement-breakpoint
-- No change of what was reported: digests in preview stay true.
ALTER TABLE "revision" DISABLE TRIGGER "count_change";--> statement-breakpoint
UPDATE "revision" r SET "unit_id" = p."unit_id", "form" = p."form" FROM "report" p WHERE p."id" = r."report_id";--> statement-breakpoint
ALTER TABLE "revision" ENABLE TRIGGER "count_change";--> statement-breakpoint
ALTER TABLE "revision" ALTER COLUMN "unit_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ALTER COLUMN "form" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "figure_total_by_unit" ON "figure_total" USING btree ("unit_id","indicator","month");--> statement-breakpoint
CREATE INDEX "figure_total_by_month" ON "figure_total" USING btree ("month","indicator");--> statement-breakpoint
CREATE INDEX "figure_by_indicator" ON "figure" USING btree ("indicator","activity_date","report_id","recorded_at");--> statement-breakpoint
CREATE INDEX "figure_replaced" ON "figure" USING btree ("indicator","activity_date") WHERE superseded_at is not null;--> statement-breakpoint
CREATE INDEX "revision_by_unit" ON "revision" USING btree ("unit_id","form","recorded_at");--> statement-breakpoint
CREATE INDEX "figure_by_unit" ON "figure" USING btree ("unit_id","indicator","label","activity_date");--> statement-breakpoint
CREATE INDEX "revision_by_day" ON "revision" USING btree ("activity_date","unit_id","form","kind","recorded_at","superseded_at");--> statement-breakpoint
-- Rows that are loaded in bulk need not say what their reports say.
CREATE FUNCTION "revision_of_report"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT p."unit_id", p."form" INTO NEW."unit_id", NEW."form" FROM "report" p WHERE p."id" = NEW."report_id";
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "revision_of_report" BEFORE INSERT ON "revision" FOR EACH ROW
	WHEN (NEW."unit_id" IS NULL OR NEW."form" IS NULL) EXECUTE FUNCTION "revision_of_report"();--> statement-breakpoint
-- What stands is added up with the statement that changes it, whoever runs that. A key of which nothing stands any more
-- keeps a row: it says that there are figures of it, which an earlier instant may have counted.
INSERT INTO "figure_total" ("unit_id", "indicator", "label", "month", "value", "low", "high", "figures")
	SELECT "unit_id", "indicator", "label", date_trunc('month', "activity_date"::timestamp)::date,
		coalesce(sum("value") FILTER (WHERE "superseded_at" IS NULL), 0),
		coalesce(sum("low" - "value") FILTER (WHERE "superseded_at" IS NULL), 0),
		coalesce(sum("high" - "value") FILTER (WHERE "superseded_at" IS NULL), 0),
		count(*) FILTER (WHERE "superseded_at" IS NULL)
	FROM "figure" GROUP BY 1, 2, 3, 4;--> statement-breakpoint
CREATE FUNCTION "total_figures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO "figure_total" ("unit_id", "indicator", "label", "month", "value", "low", "high", "figures")
			SELECT "unit_id", "indicator", "label", date_trunc('month', "activity_date"::timestamp)::date,
				coalesce(sum("value") FILTER (WHERE "superseded_at" IS NULL), 0),
				coalesce(sum("low" - "value") FILTER (WHERE "superseded_at" IS NULL), 0),
				coalesce(sum("high" - "value") FILTER (WHERE "superseded_at" IS NULL), 0),
				count(*) FILTER (WHERE "superseded_at" IS NULL)
			FROM added GROUP BY 1, 2, 3, 4 HAVING TG_OP = 'INSERT' OR count(*) FILTER (WHERE "superseded_at" IS NULL) > 0;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO "figure_total" ("unit_id", "indicator", "label", "month", "value", "low", "high", "figures")
			SELECT "unit_id", "indicator", "label", date_trunc('month', "activity_date"::timestamp)::date,
				-sum("value"), -coalesce(sum("low" - "value"), 0), -coalesce(sum("high" - "value"), 0), -count(*)
			FROM removed WHERE "superseded_at" IS NULL GROUP BY 1, 2, 3, 4;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "total_added" AFTER INSERT ON "figure" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "total_figures"();--> statement-breakpoint
CREATE TRIGGER "total_changed" AFTER UPDATE ON "figure" REFERENCING OLD TABLE AS removed NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "total_figures"();--> statement-breakpoint
CREATE TRIGGER "total_removed" AFTER DELETE ON "figure" REFERENCING OLD TABLE AS removed
	FOR EACH STATEMENT EXECUTE FUNCTION "total_figures"();
