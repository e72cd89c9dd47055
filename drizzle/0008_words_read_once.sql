CREATE TABLE "reading" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reading_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"words" text NOT NULL,
	"verdict" text NOT NULL,
	"instead" text,
	"read_by" bigint,
	"read_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_read_by_person_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reading_of" ON "reading" USING btree ("code","words");--> statement-breakpoint
CREATE TRIGGER "count_change" AFTER INSERT OR UPDATE OR DELETE ON "reading" FOR EACH STATEMENT EXECUTE FUNCTION "count_change"('word_changes');--> statement-breakpoint
-- Until now a sentence was read again in every report, and names were never read. What editors decided of sentences, and what
-- groups have of what an editor published, is read. Words are kept as src/digest/public-words.ts has them.
CREATE FUNCTION pg_temp.words(given text) RETURNS text LANGUAGE sql AS $$
	SELECT regexp_replace(regexp_replace(lower(normalize(regexp_replace(given, '^《([^《》]*)》$', '\1'), NFKC)), '[\s"''“”‘’「」『』]', '', 'g'), '[!?。，、；,;.~]+$', '')
$$;--> statement-breakpoint
INSERT INTO "reading" ("code", "words", "verdict", "instead", "read_by", "read_at")
SELECT "code", pg_temp.words("text"), "verdict", "instead", "read_by", "read_at" FROM (
	SELECT d."code", r."answers" -> d."code" ->> 'value' AS "text", d."verdict", d."words" AS "instead", d."decided_by" AS "read_by", d."decided_at" AS "read_at"
	FROM "decision" d JOIN "revision" r ON r."report_id" = d."report_id" AND r."number" = d."revision"
	UNION ALL
	SELECT CASE span ->> 'code' WHEN 'problem' THEN 'problem_body' WHEN 'plan' THEN 'plan_body' ELSE span ->> 'code' END, span ->> 'text', 'passed', NULL, g."published_by", min(e."as_of")
	FROM "edition" e JOIN "digest" g ON g."id" = e."digest_id"
		CROSS JOIN LATERAL jsonb_path_query(e."content", '$.sections[*].blocks[*].spans[*] ? (@.kind == "name" || @.kind == "free")') AS span
	WHERE e."kind" = 'group' AND g."published_by" IS NOT NULL AND span ->> 'code' NOT IN ('unit', 'reason')
	GROUP BY 1, 2, g."published_by"
) AS read WHERE "text" IS NOT NULL ORDER BY "read_at";--> statement-breakpoint
DROP FUNCTION pg_temp.words;--> statement-breakpoint
DROP TABLE "decision" CASCADE;--> statement-breakpoint
-- They were compiled without it.
DELETE FROM "preview";
