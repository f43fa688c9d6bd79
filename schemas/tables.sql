-- The tables of one database, schema version 2.
--
-- What reports say (report, timex, mention, claim, warning) is written once per report. What follows from it (event,
-- event_mention, link) is derived and can be dropped and computed again. What people and runs did (correction, ledger)
-- is only ever appended to.
--
-- Lists of codes are VARCHAR[], because queries ask list_contains(actors, 'PRK'). Nested records that are shown whole and
-- never filtered on (participants, counts, history) are JSON: a field added to a record then needs no migration.
-- A day nobody gave is NULL. An event is also filed under first_day and last_day, so that "overlaps" is two comparisons. What
-- goes on without an end is filed until its last report: nobody knows more, and no month after it shows it for ever.
-- There are no FOREIGN KEY constraints: DuckDB refuses to update a row that one points at. `timeline verify` checks them.

create table meta (
    key   varchar primary key,
    value varchar not null
);

create table report (
    id                 varchar primary key,
    title              varchar,
    source             varchar,
    url                varchar,
    language           varchar,
    path               varchar,
    line               integer not null,
    lined              boolean not null,
    content_hash       varchar not null,
    published          date,
    published_basis    varchar,
    published_grain    varchar,
    published_evidence varchar,
    text               varchar not null
);

create table timex (
    report      varchar not null,
    span_start  integer not null,
    span_end    integer not null,
    text        varchar not null,
    type        varchar not null,
    value       varchar not null,
    edtf        varchar,
    start_date  date,
    end_date    date,
    grain       varchar,
    approximate boolean not null,
    anchor      varchar,
    rule        varchar not null,
    latent      boolean not null,
    derivation  varchar not null,
    zone        varchar,
    utc         varchar
);

create table mention (
    id             varchar primary key,
    report         varchar not null,
    sentence       varchar not null,
    sentence_start integer not null,
    sentence_end   integer not null,
    line           integer not null,
    trigger        varchar not null,
    trigger_start  integer not null,
    trigger_end    integer not null,
    type           varchar not null,
    mode           varchar,
    status         varchar not null,
    name           varchar,
    series         varchar,
    edition        varchar,
    actors         varchar[] not null,
    targets        varchar[] not null,
    participants   json not null,
    place_name     varchar,
    country        varchar,
    latitude       double,
    longitude      double,
    geo_precision  varchar,
    equipment      varchar[] not null,
    counts         json not null,
    attribution    varchar[] not null,
    start_earliest date,
    start_latest   date,
    end_earliest   date,
    end_latest     date,
    grain          varchar,
    date_basis     varchar not null,
    time_phrase    varchar,
    timexes        integer[] not null,
    date_reason    varchar not null,
    rule           varchar not null,
    head           boolean not null
);

create table claim (
    report         varchar not null,
    from_mention   varchar not null,
    to_mention     varchar not null,
    kind           varchar not null,
    basis          varchar not null,
    sentence       varchar not null,
    sentence_start integer not null,
    sentence_end   integer not null,
    rule           varchar not null,
    negated        boolean not null
);

create table warning (
    report     varchar,
    path       varchar,
    stage      varchar not null,
    message    varchar not null,
    span_start integer,
    span_end   integer
);

create table event (
    id             varchar primary key,
    type           varchar not null,
    mode           varchar,
    status         varchar not null,
    title          varchar not null,
    start_earliest date,
    start_latest   date,
    end_earliest   date,
    end_latest     date,
    first_day      date,  -- NULL where undated, so that no period holds it and it sorts last
    last_day       date,  -- of an event that goes on without an end, the day of its last report
    edtf           varchar,
    date_precision varchar,
    grain          varchar,
    approximate    boolean not null,
    date_reason    varchar not null,
    time_phrase    varchar,
    name           varchar,
    series         varchar,
    edition        varchar,
    actors         varchar[] not null,
    targets        varchar[] not null,
    participants   json not null,
    place_name     varchar,
    country        varchar,
    latitude       double,
    longitude      double,
    geo_precision  varchar,
    theatres       varchar[] not null,
    equipment      varchar[] not null,
    counts         json not null,
    attribution    varchar[] not null,
    history        json not null,
    first_reported date,
    n_reports      integer not null,
    publishers     varchar[] not null,
    confidence     double not null,
    review         varchar[] not null,
    merge_reasons  varchar[] not null,
    -- what the views show of links and mentions, kept here so that a month of a million events needs no join
    responds_to    varchar[] not null,
    link_basis     varchar[] not null,
    lag_days       integer,
    mentions       varchar[] not null,
    reports        varchar[] not null,
    source_refs    varchar[] not null,
    quote          varchar,
    digest         varchar not null  -- of all the columns above: equal digests need no rewriting
);

create table event_mention (
    event_id   varchar not null,
    mention_id varchar not null,
    position   integer not null
);

create table link (
    from_event     varchar not null,
    to_event       varchar not null,
    kind           varchar not null,
    basis          varchar not null,
    report         varchar not null,
    sentence       varchar not null,
    sentence_start integer not null,
    sentence_end   integer not null,
    rule           varchar not null,
    score          double not null,
    judged_by      varchar not null
);

-- Ids that an event had, or would have had, before older reports came or two events became one: a note that names one still finds it.
create table alias (
    id       varchar primary key,
    event_id varchar not null
);

create table correction (
    seq    integer primary key,
    id     varchar not null unique,
    action varchar not null,
    undoes varchar,
    who    varchar not null,
    made_at timestamp,
    why    varchar not null,
    record json not null  -- the whole of it, as timeline.model.Correction has it
);

-- One row for each input of each ingest; outcome: stored, known, empty, skipped, failed.
create table ledger (
    batch   integer not null,
    path    varchar,
    outcome varchar not null,
    report  varchar,
    reason  varchar,
    read_at timestamp
);

-- What the lexicon knows and queries ask for, written anew at each merge.
create table actor (
    code varchar primary key,
    name varchar not null
);

create table side (
    theatre varchar not null,
    side    integer not null,  -- which of the opposing camps: 2n and 2n + 1 oppose each other
    actor   varchar not null,
    since   date not null,     -- -infinity where open
    until   date not null      -- the day after the last; infinity where open
);
