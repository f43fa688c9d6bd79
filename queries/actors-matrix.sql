-- title: Who acts toward whom
-- description: Events by acting side and by the side they are aimed at, by type; an event of several sides counts for each pair.
-- param since date?: first day
-- param until date?: last day
-- param actor actor?: one acting side only
-- columns: actor, target, events, exercises, weapons_tests, deployments, incursions, engagements, statements, first, last
select
    actor,
    target,
    count(*) as events,
    count(*) filter (where event_type = 'exercise') as exercises,
    count(*) filter (where event_type = 'weapons_test') as weapons_tests,
    count(*) filter (where event_type = 'deployment') as deployments,
    count(*) filter (where event_type = 'incursion') as incursions,
    count(*) filter (where event_type = 'engagement') as engagements,
    count(*) filter (where event_type = 'statement') as statements,
    min(date_start) as first,
    max(date_start) as last
from (select *, unnest(target_list) as target from (select *, unnest(actor_list) as actor from events))
where ($since::date is null or last_day >= $since)
  and ($until::date is null or first_day <= $until)
  and ($actor::varchar is null or actor = $actor)
group by actor, target
order by events desc, actor, target
