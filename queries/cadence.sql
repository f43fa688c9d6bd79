-- title: When in the year each series falls
-- description: Months, gaps between editions in days, and the window in which the next one is due: the last start plus the shortest and the longest gap seen. Events of a series that begin less than 30 days apart are one edition.
-- param series text?: part of the name of the series
-- param editions integer = 2: fewest editions to show a series
-- columns: series, editions, months, first, last, shortest_gap, median_gap, longest_gap, next_from, next_until
with dated as (
    select
        series as id,
        max(name) over (partition by series) as name,
        date_start,
        date_start - lag(date_start) over (partition by series order by date_start, event_id) as since_last
    from events
    where series is not null
      and status in ('occurred', 'ongoing', 'planned')
      and date_precision in ('day', 'range', 'week', 'month')
      and date_start is not null
),
held as (
    select id, name, date_start, date_start - lag(date_start) over (partition by id order by date_start) as gap
    from dated
    where since_last is null or since_last >= 30
)
select
    coalesce(any_value(name), id) as series,
    count(*) as editions,
    array_to_string(
        list_transform(list_sort(list_distinct(list(month(date_start)))), lambda m: monthname(make_date(2000, m, 1))), ', '
    ) as months,
    min(date_start) as first,
    max(date_start) as last,
    min(gap) as shortest_gap,
    median(gap) as median_gap,
    max(gap) as longest_gap,
    max(date_start) + min(gap)::integer as next_from,
    max(date_start) + max(gap)::integer as next_until
from held
where $series::varchar is null or contains(lower(coalesce(name, '') || ' ' || id), lower($series))
group by id
having count(*) >= $editions::integer
order by series, id
