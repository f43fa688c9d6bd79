-- title: Events whose reports disagree
-- description: Each event marked for a conflict, with what each report says of the date.
-- param since date?: first day
-- param until date?: last day
-- columns: event_id, date_start, date_end, title, conflict, n_reports, report, source, said_start, said_end, phrase
select
    e.event_id,
    e.date_start,
    e.date_end,
    e.title,
    e.review as conflict,
    e.n_reports,
    m.report,
    m.source,
    m.start_earliest as said_start,
    m.end_latest as said_end,
    m.phrase
from events e
join mentions m on m.event_id = e.event_id
where list_bool_or(list_transform(e.review_list, lambda flag: contains(flag, 'conflict')))
  and m.date_basis <> 'none'
  and ($since::date is null or e.last_day >= $since)
  and ($until::date is null or e.first_day <= $until)
order by e.first_day, e.event_id, m.published nulls last, m.report, m.sentence_start, m.mention_id
