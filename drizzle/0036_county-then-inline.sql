-- How the county was on a day is a part of the statement that asks (src/database/county-then.ts), and nobody calls these any more.
DROP FUNCTION "area_then"(date, timestamp with time zone);--> statement-breakpoint
DROP FUNCTION "unit_then"(date, timestamp with time zone);
