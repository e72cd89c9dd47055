CREATE TABLE "former_area" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "former_area_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"area_id" text NOT NULL,
	"changed_on" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"name" text,
	"parent_id" text
);
--> statement-breakpoint
CREATE TABLE "former_unit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "former_unit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" text NOT NULL,
	"changed_on" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"name" text,
	"area_id" text,
	"valid_from" date,
	"valid_to" date,
	"successor_id" text
);
--> statement-breakpoint
ALTER TABLE "former_area" ADD CONSTRAINT "former_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_area" ADD CONSTRAINT "former_area_parent_id_area_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_unit" ADD CONSTRAINT "former_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_unit" ADD CONSTRAINT "former_unit_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_area_of" ON "former_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "former_unit_of" ON "former_unit" USING btree ("unit_id");--> statement-breakpoint
-- Areas and units as they were on a day, as it was known at an instant: of each the first change that came after either
-- says what was before it. Columns are named, so that a column added to a table later is none of the functions' concern.
CREATE FUNCTION "area_then"("on_day" date, "at_instant" timestamp with time zone)
	RETURNS TABLE ("id" text, "parent_id" text, "level" text, "name" text, "position" integer) LANGUAGE sql STABLE AS $$
	SELECT a."id", CASE WHEN f."id" IS NULL THEN a."parent_id" ELSE f."parent_id" END, a."level", coalesce(f."name", a."name"), a."position"
	FROM "area" a LEFT JOIN LATERAL (
		SELECT * FROM "former_area" f WHERE f."area_id" = a."id" AND (f."changed_on" > "on_day" OR f."recorded_at" > "at_instant")
		ORDER BY f."id" LIMIT 1) f ON true
	WHERE f."id" IS NULL OR f."name" IS NOT NULL
$$;--> statement-breakpoint
CREATE FUNCTION "unit_then"("on_day" date, "at_instant" timestamp with time zone)
	RETURNS TABLE ("id" text, "area_id" text, "organization" text, "name" text, "position" integer, "valid_from" date, "valid_to" date, "successor_id" text)
	LANGUAGE sql STABLE AS $$
	SELECT u."id", coalesce(held."area_id", u."area_id"), u."organization", coalesce(held."name", u."name"), u."position",
		CASE WHEN known."id" IS NULL THEN u."valid_from" ELSE known."valid_from" END,
		CASE WHEN known."id" IS NULL THEN u."valid_to" ELSE known."valid_to" END,
		CASE WHEN known."id" IS NULL THEN u."successor_id" ELSE known."successor_id" END
	FROM "unit" u
		LEFT JOIN LATERAL (
			SELECT * FROM "former_unit" f WHERE f."unit_id" = u."id" AND (f."changed_on" > "on_day" OR f."recorded_at" > "at_instant")
			ORDER BY f."id" LIMIT 1) held ON true
		LEFT JOIN LATERAL (
			SELECT * FROM "former_unit" f WHERE f."unit_id" = u."id" AND f."recorded_at" > "at_instant" ORDER BY f."id" LIMIT 1) known ON true
	WHERE known."id" IS NULL OR known."name" IS NOT NULL
$$;--> statement-breakpoint
-- Whether anybody is appointed is printed of units that sent nothing.
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "membership" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('report_changes');
