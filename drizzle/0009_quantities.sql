ALTER TABLE "figure" ADD COLUMN "low" numeric(18, 4);--> statement-breakpoint
ALTER TABLE "figure" ADD COLUMN "high" numeric(18, 4);--> statement-breakpoint
-- How wide a number is that was kept with a mark alone, as quantityOf (src/chinese/quantity.ts) says it: by the last place
-- that is not 0. An indicator that has a number with decimals is measured, any other counts things.
WITH marked AS (
  SELECT report_id, revision, indicator, label, value, approximate,
    CASE WHEN trunc(value) <> value THEN 10::numeric ^ -scale(trim_scale(value))
      ELSE 10::numeric ^ (length(trunc(value)::text) - length(rtrim(trunc(value)::text, '0'))) END AS place,
    CASE WHEN EXISTS (SELECT FROM figure other WHERE other.indicator = f.indicator AND trunc(other.value) <> other.value)
      THEN 0.0001 ELSE 1 END AS least
  FROM figure f WHERE approximate IS NOT NULL AND value > 0
), halved AS (
  SELECT *, trunc(place / CASE WHEN value = place THEN 20 ELSE 2 END, 4) AS half FROM marked
)
UPDATE figure SET
  low = CASE halved.approximate WHEN 'over' THEN halved.value + least
    ELSE greatest(halved.value - greatest(half, least), least) END,
  high = CASE halved.approximate WHEN 'over' THEN halved.value + greatest(place, 10 * least) - least
    ELSE halved.value + greatest(half - least, least) END
FROM halved
WHERE figure.report_id = halved.report_id AND figure.revision = halved.revision
  AND figure.indicator = halved.indicator AND figure.label = halved.label;
