-- title: Reports per publisher, and how late they print
-- description: Lag is the number of days from an event dated to the day to the report that tells of it; the median of all sentences.
-- param since date?: first day of publication
-- param until date?: last day of publication
-- columns: publisher, reports, undated, first, last, mentions, events, median_lag, longest_lag
with printed as (
    select report, coalesce(source, '(unknown)') as publisher, published
    from reports
    where ($since::date is null or published >= $since)
      and ($until::date is null or published <= $until)
),
told as (
    select
        p.publisher,
        count(*) as mentions,
        median(p.published - m.day) filter (where m.day <= p.published) as median_lag,
        max(p.published - m.day) filter (where m.day <= p.published) as longest_lag
    from printed p
    join (
        -- the table: its view also looks for the event of each mention, which nothing here asks for
        select report, case when start_earliest = end_latest and status = 'occurred' then start_earliest end as day
        from mention
    ) m on m.report = p.report
    group by p.publisher
),
shown as (
    select p.publisher, count(distinct e.event_id) as events
    from (select event_id, unnest(report_ids) as report from events) e
    join printed p on p.report = e.report
    group by p.publisher
)
select
    p.publisher,
    count(*) as reports,
    count(*) filter (where p.published is null) as undated,
    min(p.published) as first,
    max(p.published) as last,
    coalesce(any_value(t.mentions), 0) as mentions,
    coalesce(any_value(s.events), 0) as events,
    any_value(t.median_lag) as median_lag,
    any_value(t.longest_lag) as longest_lag
from printed p
left join told t on t.publisher = p.publisher
left join shown s on s.publisher = p.publisher
group by p.publisher
order by reports desc, p.publisher
