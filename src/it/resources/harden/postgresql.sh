# A table, an index and a sorted query, a checkpoint, over the Unix socket.
cd / && su postgres -c 'psql -v ON_ERROR_STOP=1 -q -t' <<'SQL' | grep -q 499500
drop table if exists rf;
create table rf as select n, md5(n::text) as text from generate_series(0, 999) as n;
create index on rf (text);
select sum(n) from (select n from rf order by text) as sorted;
checkpoint;
SQL
