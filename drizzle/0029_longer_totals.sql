CREATE TABLE "figure_total_long" (
	"unit_id" text NOT NULL,
	"indicator" text NOT NULL,
	"label" text NOT NULL,
	"first" date NOT NULL,
	"months" integer NOT NULL,
	"value" numeric NOT NULL,
	"low" numeric NOT NULL,
	"high" numeric NOT NULL,
	"figures" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "figure_total" ADD COLUMN "folded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "figure_total_long_by_unit" ON "figure_total_long" USING btree ("unit_id","indicator","months","first");--> statement-breakpoint
CREATE INDEX "figure_total_long_by_day" ON "figure_total_long" USING btree ("months","first","indicator");--> statement-breakpoint
CREATE INDEX "figure_total_fresh" ON "figure_total" USING btree ("month") WHERE not folded;--> statement-breakpoint
INSERT INTO "figure_total_long" ("unit_id", "indicator", "label", "first", "months", "value", "low", "high", "figures")
	SELECT "unit_id", "indicator", "label", span."first", span."months", sum("value"), sum("low"), sum("high"), sum("figures")
	FROM "figure_total" CROSS JOIN LATERAL (
		VALUES (date_trunc('quarter', "month"::timestamp)::date, 3), (date_trunc('year', "month"::timestamp)::date, 12)) span("first", "months")
	GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
UPDATE "figure_total" SET "folded" = true;
