CREATE TABLE "setting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"value" jsonb,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" bigint
);
--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;