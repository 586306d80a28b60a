with event as materialized (
    select "case" as id, place, item, event, date_diff('day', date '1970-01-01', cast(time[1:10] as date)) as day, name
    from read_csv($path, header = true, all_varchar = true, quote = '', delim = ',')
), plain as (
    select id, any_value(place) as place, any_value(item) as item,
        min(day) filter (event = '接件') as received, min(day) filter (event = '受理') as accepted,
        min(day) filter (event = '补正开始') as asked, min(day) filter (event = '补正结束') as completed,
        min(day) filter (event = '办结通过') as ended
    from event group by id having ended is not null
), answered as (
    select plain.*, term, kind, in_days, first.last as last, second.last as later,
        asked is not null and asked <= first.last and (asked < accepted or completed <= accepted) as in_time
    from plain join terms using (place, item)
    join due as first on first.number = terms.number and first.unit = terms.unit and first.day = received
    left join due as second on second.number = terms.number and second.unit = terms.unit and second.day = completed
), begun as materialized (
    select *, case kind
        when 0 then null
        when 1 then case
            when in_time and accepted < completed then accepted
            when in_time then if(accepted <= later, accepted, completed)
            else if(accepted <= last, accepted, received) end
        when 2 then if(in_time, least(completed, accepted), received)
        else received end as started
    from answered
), opened as (
    select id, name, day, row_number() over (partition by id, name order by day) as turn from event where event = '特别程序开始'
), closed as (
    select id, name, day, row_number() over (partition by id, name order by day) as turn from event where event = '特别程序结束'
), lawful as (
    select id, begun.started, greatest(opened.day, begun.started) as a,
        least(closed.day, coalesce(due.last, closed.day), begun.ended) as b, name
    from opened join closed using (id, name, turn) join begun using (id) join procedures using (term, name)
    left join due on due.number = procedures.number and due.unit = procedures.unit and due.day = opened.day
), swept as (
    select id, a, b, max(b) over (partition by id order by a, b, name rows between unbounded preceding and 1 preceding) as before
    from lawful where a < b
), excluded as (
    select id, sum(upto.worked - since.worked) as worked, sum(b - greatest(a, coalesce(before, a))) as days
    from swept join calendar as since on since.day = greatest(a, coalesce(before, a)) join calendar as upto on upto.day = b
    where b > coalesce(before, -1) group by id
), counted as (
    select place, item, in_days, (year(date '1970-01-01' + ended::integer) - 1970) * 12 + month(date '1970-01-01' + ended::integer) - 1 as month,
        ended - started - coalesce(excluded.days, 0) as run,
        e.worked - s.worked - coalesce(excluded.worked, 0) as net,
        e.worked - r.worked - coalesce(greatest(c.worked - q.worked, 0), 0) as service,
        ended - received as span
    from begun left join excluded using (id)
    join calendar as e on e.day = ended join calendar as r on r.day = received left join calendar as s on s.day = started
    left join calendar as q on q.day = if(completed is null, null, greatest(asked, received))
    left join calendar as c on c.day = if(completed is null, null, least(completed, ended))
)
select place, item, month, '法定时钟' as clock, if(in_days, run, net) as days, count(*) as n from counted where net is not null group by all
union all select place, item, month, '审批服务用时', service, count(*) from counted group by all
union all select place, item, month, '自然跨度', span, count(*) from counted group by all
