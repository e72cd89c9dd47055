CREATE TABLE "pause" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pause_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" text,
	"person_id" bigint,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"why" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "pause_of_one" CHECK (num_nonnulls("pause"."unit_id", "pause"."person_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "reminder_hour" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pause" ADD CONSTRAINT "pause_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_hour" ADD CONSTRAINT "reminder_hour_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;