-- Why: what waited in the outbox when the log came was carried over twice, once from there and once from voucher-service's
-- own events; and those had all been given to one relay, where each belongs to the relay of its member.
delete from event_log where id in
    (select id from (select max(id) as id from event_log group by event_id having count(*) > 1) twice);

update event_log set shard = conv(substr(aggregateid, 1, 7), 16, 10) % 8
 where aggregatetype = 'loyalty.members' and shard <> conv(substr(aggregateid, 1, 7), 16, 10) % 8;
