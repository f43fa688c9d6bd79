-- title: Rival figures
-- description: What different reports give as the size of one thing; without --all only things with more than one figure.
-- param since date?: first day
-- param until date?: last day
-- param all boolean = false: also figures that nobody disputes
-- columns: event_id, date_start, title, what, value, upper, approximate, figures, reports, attribution
with figures as (
    select
        event_id,
        date_start,
        first_day,
        last_day,
        title,
        unnest(from_json(counts, '[{"what": "VARCHAR", "value": "DOUBLE", "upper": "DOUBLE", "approximate": "BOOLEAN",
                                    "reports": ["VARCHAR"], "attribution": ["VARCHAR"]}]')) as figure
    from events
),
counted as (
    select *, count(*) over (partition by event_id, figure.what) as figures
    from figures
)
select
    event_id,
    date_start,
    title,
    figure.what as what,
    figure.value as value,
    figure.upper as upper,
    figure.approximate as approximate,
    figures,
    array_to_string(figure.reports, '; ') as reports,
    array_to_string(figure.attribution, '; ') as attribution
from counted
where ($all::boolean or figures > 1)
  and ($since::date is null or last_day >= $since)
  and ($until::date is null or first_day <= $until)
order by first_day, event_id, what, value, upper nulls first, reports
