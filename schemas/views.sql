-- The views promised to SQL users: their columns never change within a major version of timeline. Open ends are NULL here.

create or replace view events as
select
    e.id as event_id,
    e.start_earliest as date_start,
    e.end_latest as date_end,
    e.date_precision,
    -- the spreadsheet-proof spelling: 2024-03 alone would be read as a date
    array_to_string(
        list_transform(string_split(e.edtf, '/'), lambda bound: regexp_replace(bound, '^(\d{4}-(?:0\d|1[0-2]))([~?%]?)$', '\1-XX\2')),
        '/') as date_edtf,
    e.time_phrase as date_text,
    e.type as event_type,
    e.mode as event_mode,
    e.status,
    e.title,
    array_to_string(list_transform(e.actors, lambda code: coalesce(names.by_code[code], code)), '; ') as actors,
    array_to_string(e.actors, '; ') as actor_codes,
    array_to_string(e.targets, '; ') as target_codes,
    e.country,
    e.place_name as location,
    e.latitude,
    e.longitude,
    e.geo_precision,
    array_to_string(e.responds_to, '; ') as responds_to,
    array_to_string(e.link_basis, '; ') as link_basis,
    e.lag_days,
    e.n_reports,
    array_to_string(e.publishers, '; ') as publishers,
    e.first_reported,
    array_to_string(e.source_refs, '; ') as source_refs,
    e.quote,
    round(e.confidence, 2) as confidence,
    array_to_string(e.review, '; ') as review,
    -- beyond the 28 columns of the CSV
    e.actors as actor_list,
    e.targets as target_list,
    e.responds_to as responds_to_list,
    e.link_basis as link_basis_list,
    e.publishers as publisher_list,
    e.source_refs as source_ref_list,
    e.review as review_list,
    e.theatres as theatre_list,
    e.equipment as equipment_list,
    e.attribution as attribution_list,
    e.reports as report_ids,
    e.mentions as mention_ids,
    e.start_earliest,
    e.start_latest,
    e.end_earliest,
    e.end_latest,
    e.edtf,
    e.grain,
    e.approximate,
    e.date_reason,
    e.name,
    e.series,
    e.edition,
    e.participants,
    e.counts,
    e.history,
    e.merge_reasons,
    -- the days that a period is compared with; an event that goes on without an end does so until its last report
    e.first_day,
    e.last_day
from event e
cross join (select map_from_entries(list((code, name))) as by_code from actor) names;

create or replace view mentions as
select
    m.id as mention_id,
    em.event_id,
    m.report,
    r.source,
    r.published,
    m.sentence,
    m.sentence_start,
    m.sentence_end,
    coalesce(r.path || ':' || m.line, r.url, m.report) as source_ref,
    m.trigger,
    m.type as event_type,
    m.mode as event_mode,
    m.status,
    m.name,
    m.series,
    m.edition,
    m.actors as actor_list,
    m.targets as target_list,
    m.place_name as location,
    m.country,
    m.equipment as equipment_list,
    m.counts,
    m.attribution as attribution_list,
    m.time_phrase as phrase,
    m.start_earliest,
    m.start_latest,
    m.end_earliest,
    m.end_latest,
    m.grain,
    m.date_basis,
    m.date_reason,
    m.rule,
    m.head
from mention m
join report r on r.id = m.report
left join event_mention em on em.mention_id = m.id;

create or replace view links as
select
    l.from_event as from_id,
    l.to_event as to_id,
    l.kind,
    l.basis,
    f.first_day - t.first_day as lag_days,
    l.score as confidence,
    l.report,
    l.sentence,
    l.sentence_start,
    l.sentence_end,
    l.rule,
    l.judged_by
from link l
left join event f on f.id = l.from_event
left join event t on t.id = l.to_event;

create or replace view reports as
select
    r.id as report,
    r.title,
    r.source,
    r.url,
    r.language,
    r.path,
    r.line,
    r.published,
    r.published_basis,
    r.published_grain,
    r.published_evidence,
    r.content_hash,
    r.text
from report r;

create or replace view timexes as
select
    t.report,
    t.span_start,
    t.span_end,
    t.text,
    t.type,
    t.value,
    t.edtf,
    t.start_date as earliest,
    t.end_date - 1 as latest,
    t.grain,
    t.approximate,
    t.anchor,
    t.rule,
    t.latent,
    t.derivation
from timex t;

create or replace view actors as
with acted as (
    select actor, count(*) as n_events, min(first_day) as first_day, max(last_day) as last_day
    from (select unnest(actors) as actor, first_day, last_day from event)
    group by actor
)
select
    coalesce(a.code, acted.actor) as actor,
    coalesce(a.name, acted.actor) as name,
    coalesce(acted.n_events, 0) as n_events,
    acted.first_day,
    acted.last_day
from actor a
full join acted on acted.actor = a.code;

-- Who did something within so many days after the opposing side began something in the same theatre. Words are left out: they
-- are answers only where a report says so. Order is not cause: these links are computed here and never stored as claims.
-- from_id is the later act, as in the view links.
create or replace macro timing_links(days) as table
with acts as (
    select e.id, e.actors, e.first_day as day, s.theatre, s.side
    from (
        select *, unnest(actors) as code
        from event
        where first_day is not null
          and status in ('occurred', 'ongoing')
          and type in ('exercise', 'weapons_test', 'deployment', 'incursion', 'engagement')
    ) e
    join side s on s.actor = e.code and list_contains(e.theatres, s.theatre) and e.first_day >= s.since and e.first_day < s.until
)
select distinct
    later.id as from_id,
    earlier.id as to_id,
    'responds_to' as kind,
    'timing' as basis,
    later.day - earlier.day as lag_days
from acts earlier
join acts later
  on later.theatre = earlier.theatre
 and later.side = xor(earlier.side, 1)
 and later.day >= earlier.day
 and later.day <= earlier.day + days::integer
where later.id <> earlier.id;
