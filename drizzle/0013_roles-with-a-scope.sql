DROP INDEX "membership_once";--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "area_id" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "organization" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "area_id" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "organization" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("person_id",coalesce("unit_id", ''),coalesce("area_id", ''),coalesce("organization", ''),"role") WHERE "membership"."until" is null;