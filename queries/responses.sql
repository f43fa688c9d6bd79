-- title: What one side did within so many days of the other's drills
-- description: Each drill of one side with each answer of the other: answers that a report claims, and acts that merely followed.
-- param of actor: the side that drilled
-- param by actor: the side that answered
-- param days integer = 14: longest gap, in days
-- param basis any | stated | interpreted | timing = any: on what the link must rest
-- columns: event, started, title, answer, answered, days, basis, answer_title
with followed as (
    select from_id, to_id, lag_days, basis, case basis when 'stated' then 1 else 2 end as strength
    from links
    where kind = 'responds_to'
    union all
    select from_id, to_id, lag_days, basis, 3
    from timing_links($days::integer)
),
strongest as (
    select *
    from followed
    where $basis = 'any' or basis = $basis
    qualify row_number() over (partition by from_id, to_id order by strength, lag_days) = 1
)
select
    d.event_id as event,
    d.date_start as started,
    d.title,
    a.event_id as answer,
    a.date_start as answered,
    s.lag_days as days,
    s.basis,
    a.title as answer_title
from strongest s
join events d on d.event_id = s.to_id
join events a on a.event_id = s.from_id
where d.event_type = 'exercise'
  and list_contains(d.actor_list, $of)
  and list_contains(a.actor_list, $by)
  and (s.lag_days is null or s.lag_days <= $days::integer)
order by started nulls last, event, answered nulls last, answer
