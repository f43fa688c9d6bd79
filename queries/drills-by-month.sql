-- title: Drills per side and month
-- description: How many exercises each side began in each month; one of several sides counts for each of them.
-- param since date?: first day
-- param until date?: last day
-- param actor actor?: one side only
-- columns: month, actor, drills, with_partners, live_fire
select
    strftime(date_start, '%Y-%m') as month,
    actor,
    count(*) as drills,
    count(*) filter (where len(actor_list) > 1) as with_partners,
    count(*) filter (where event_mode in ('live_fire', 'artillery')) as live_fire
from (select *, unnest(actor_list) as actor from events)
where event_type = 'exercise'
  and status in ('occurred', 'ongoing')
  and ($since::date is null or date_start >= $since)
  and ($until::date is null or date_start <= $until)
  and ($actor::varchar is null or actor = $actor)
group by month, actor
order by month, actor
