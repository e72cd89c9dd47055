CREATE TABLE "past_figure" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "past_figure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"organization" text NOT NULL,
	"indicator" text NOT NULL,
	"level" text NOT NULL,
	"area_id" text,
	"value" numeric(18, 4) NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "past_figure" ADD CONSTRAINT "past_figure_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_figure_of" ON "past_figure" USING btree ("year","area_id");--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "past_figure" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');
