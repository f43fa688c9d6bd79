-- The zone of a clock time as its text writes it, and the instant in UTC. Reports of older databases get them when they are
-- read again.
alter table timex add column zone varchar;
alter table timex add column utc varchar;
