-- A few characters that tell a round from the others that run: its title is a sentence. Proposed when it is imported, changed by the office.
alter table round add column short_name varchar(20);

update round set short_name = (
    select x.name || case when x.place = 1 then '' else '（' || x.place || '）' end from (
        select y.id, y.name, row_number() over (partition by y.name order by y.id) as place from (
            select r.id, cast(extract(year from coalesce(r.feedback_on, cast(r.created_at as date))) as integer) || '年'
                || case when r.title like '%巡视%' then '巡视' when r.title like '%巡察%' then '巡察'
                    when r.title like '%审计%' then '审计' when r.title like '%检查%' then '检查' else '反馈' end as name
            from round r) y) x
    where x.id = round.id);

alter table round alter column short_name set not null;
