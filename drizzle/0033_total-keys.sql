DROP INDEX "figure_total_by_unit";--> statement-breakpoint
DROP INDEX "figure_total_long_by_unit";--> statement-breakpoint
CREATE INDEX "figure_total_by_key" ON "figure_total" USING btree ("unit_id","indicator","month","label");--> statement-breakpoint
CREATE INDEX "figure_total_long_by_key" ON "figure_total_long" USING btree ("unit_id","indicator","months","first","label");