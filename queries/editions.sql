-- title: One series across the years
-- description: The editions of each exercise series: the days first announced, the days it was held, and the largest figure given.
-- param series text?: part of the name of the series
-- columns: series, edition, event_id, status, planned_start, planned_end, date_start, date_end, days, actors, size, size_of, n_reports
with figures as (
    select event_id, arg_max(figure.what, figure.value) as what, max(figure.value) as value
    from (
        select event_id, unnest(from_json(counts, '[{"what": "VARCHAR", "value": "DOUBLE"}]')) as figure
        from events
        where series is not null
    )
    group by event_id
),
plans as (
    select event_id, arg_min(step.start_earliest, step.day) as planned_start, arg_min(step.end_latest, step.day) as planned_end
    from (
        select
            event_id,
            unnest(from_json(history, '[{"day": "DATE", "status": "VARCHAR", "start_earliest": "DATE", "end_latest": "DATE"}]')) as step
        from events
        where series is not null
    )
    where step.status = 'planned' and step.start_earliest is not null
    group by event_id
)
select
    coalesce(e.name, e.series) as series,
    e.edition,
    e.event_id,
    e.status,
    p.planned_start,
    p.planned_end,
    e.date_start,
    e.date_end,
    e.date_end - e.date_start + 1 as days,
    e.actor_codes as actors,
    f.value as size,
    f.what as size_of,
    e.n_reports
from events e
left join figures f on f.event_id = e.event_id
left join plans p on p.event_id = e.event_id
where e.series is not null
  and ($series::varchar is null or contains(lower(coalesce(e.name, '') || ' ' || e.series), lower($series)))
order by series, e.first_day, e.event_id
