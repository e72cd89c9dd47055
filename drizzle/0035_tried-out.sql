-- What is written only to see what a digest would then say, and undone, is no change (tryOut in src/database/record-lock.ts).
CREATE OR REPLACE FUNCTION "count_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('qunbao.trying', true) = 'on' THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock_shared(7230, 442);
	PERFORM nextval(TG_ARGV[0]::regclass);
	RETURN NULL;
END $$;
