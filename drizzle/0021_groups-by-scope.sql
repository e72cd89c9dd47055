ALTER TABLE "group_chat" ADD COLUMN "scope" text DEFAULT 'county' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_chat" ADD COLUMN "kinds" text[];