-- title: Do answers follow drills more often than chance?
-- description: A permutation test: the acts of one side are shifted along the calendar, all together and round its end, so that they keep their own rhythm and lose only their tie to the drills. p is the share of shifts, the true calendar among them, in which at least as many drills are followed by an act within the window. The basis says which acts are shifted: all of that side (timing), or only those that a report calls an answer to the other side; these were chosen for their tie, so that for them the test measures how much of it the window catches.
-- param of actor: the side that drilled
-- param by actor: the side that answered
-- param days integer = 7: window after the first day of a drill, in days; the day itself counts
-- param rounds integer = 999: shifts drawn
-- param seed integer = 1: which shifts are drawn; the same seed draws the same ones
-- param since date?: first day of the calendar
-- param until date?: last day of the calendar
-- columns: basis, drills, acts, calendar_days, window_days, hits, hit_rate, expected, sd, ratio, null_low, null_high, rounds, p
with dated as (
    select event_id, event_type, actor_list, date_start as day
    from events
    where date_precision in ('day', 'range')
      and start_earliest = start_latest
      and status in ('occurred', 'ongoing')
      and ($since::date is null or date_start >= $since)
      and ($until::date is null or date_start <= $until)
),
drills as (
    select event_id, day
    from dated
    where event_type = 'exercise' and list_contains(actor_list, $of) and not list_contains(actor_list, $by)
),
acts as (
    select 'timing' as basis, event_id, day
    from dated
    where list_contains(actor_list, $by)
      and not list_contains(actor_list, $of)
      and event_type in ('exercise', 'weapons_test', 'deployment', 'incursion', 'engagement')
    union
    select l.basis, d.event_id, d.day
    from dated d
    join links l on l.from_id = d.event_id and l.kind = 'responds_to'
    join events answered on answered.event_id = l.to_id
    where list_contains(d.actor_list, $by) and list_contains(answered.actor_list, $of)
),
calendar as (
    select
        coalesce($since::date, min(day)) as origin,
        coalesce($until::date, max(day)) - coalesce($since::date, min(day)) + 1 as length
    from (select day from drills union all select day from acts)
),
-- for each day of the calendar: whether there is an act within the window that begins on it
covered as (
    select
        (a.day - c.origin - back + c.length * (1 + $days::integer // c.length)) % c.length as day,
        bool_or(a.basis = 'stated') as stated,
        bool_or(a.basis = 'interpreted') as interpreted,
        bool_or(a.basis = 'timing') as timing
    from acts a, calendar c, range($days::integer + 1) as window_day(back)
    group by all
),
drill_days as (
    select d.day - c.origin as day, count(*) as drills
    from drills d, calendar c
    group by all
),
-- round 0 is the true calendar; moving all acts by `shift` days forth is moving the drills by as many back
shifts as (
    select round, case when round = 0 then 0 else 1 + md5_number_lower($seed || ':' || round) % greatest(c.length - 1, 1) end as shift
    from range($rounds::integer + 1) as drawn(round), calendar c
),
counted as (
    select
        s.round,
        coalesce(sum(d.drills) filter (where v.stated), 0) as stated,
        coalesce(sum(d.drills) filter (where v.interpreted), 0) as interpreted,
        coalesce(sum(d.drills) filter (where v.timing), 0) as timing
    from shifts s
    cross join calendar c
    cross join drill_days d
    left join covered v on v.day = (d.day - s.shift::bigint + c.length) % c.length
    group by s.round
),
hits as (
    unpivot counted on stated, interpreted, timing into name basis value hits
),
observed as (
    select basis, hits from hits where round = 0
)
select
    h.basis,
    (select count(*) from drills) as drills,
    (select count(*) from acts a where a.basis = h.basis) as acts,
    any_value(c.length) as calendar_days,
    $days::integer as window_days,
    any_value(o.hits)::integer as hits,
    round(any_value(o.hits) / (select count(*) from drills), 3) as hit_rate,
    round(avg(h.hits) filter (where h.round > 0), 2) as expected,
    round(stddev_samp(h.hits) filter (where h.round > 0), 2) as sd,
    round(any_value(o.hits) / nullif(avg(h.hits) filter (where h.round > 0), 0), 2) as ratio,
    quantile_disc(h.hits, 0.025) filter (where h.round > 0)::integer as null_low,
    quantile_disc(h.hits, 0.975) filter (where h.round > 0)::integer as null_high,
    $rounds::integer as rounds,
    round(count(*) filter (where h.hits >= o.hits) / ($rounds::integer + 1), 4) as p
from hits h
join observed o on o.basis = h.basis
cross join calendar c
group by h.basis
order by case h.basis when 'stated' then 1 when 'interpreted' then 2 else 3 end
