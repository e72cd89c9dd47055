ALTER TABLE "inbox" ADD COLUMN "opens_link" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "inbox_links" ON "inbox" USING btree ("chat_id") WHERE "inbox"."opens_link";