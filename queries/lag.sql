-- title: Days from a drill to its first answer
-- description: By year of the drill and by what the answer rests on; timing counts any act of an opposing side within the window.
-- param of actor?: the side that drilled
-- param by actor?: the side that answered
-- param basis any | stated | interpreted | timing = any: on what the link must rest
-- param days integer = 14: window for timing, in days
-- columns: year, basis, drills, answered, share, first_quartile, median, third_quartile, longest
with drills as (
    select event_id, year(date_start) as year
    from events
    where event_type = 'exercise'
      and status in ('occurred', 'ongoing')
      and date_start is not null
      and ($of::varchar is null or list_contains(actor_list, $of))
),
answers as (
    select to_id, from_id, basis, lag_days from links where kind = 'responds_to'
    union all
    select to_id, from_id, basis, lag_days from timing_links($days::integer)
),
first_answers as (
    select d.event_id, d.year, a.basis, min(a.lag_days) as days
    from drills d
    join answers a on a.to_id = d.event_id
    join events e on e.event_id = a.from_id
    where a.lag_days >= 0
      and ($by::varchar is null or list_contains(e.actor_list, $by))
    group by d.event_id, d.year, a.basis
),
bases as (
    select unnest(['stated', 'interpreted', 'timing']) as basis
)
select
    y.year,
    b.basis,
    y.drills,
    count(f.event_id) as answered,
    round(count(f.event_id) / y.drills, 3) as share,
    quantile_cont(f.days, 0.25) as first_quartile,
    median(f.days) as median,
    quantile_cont(f.days, 0.75) as third_quartile,
    max(f.days) as longest
from (select year, count(*) as drills from drills group by year) y
cross join bases b
left join first_answers f on f.year = y.year and f.basis = b.basis
where $basis = 'any' or b.basis = $basis
group by y.year, b.basis, y.drills
order by y.year, case b.basis when 'stated' then 1 when 'interpreted' then 2 else 3 end
