-- Why: an event stood twice, in the outbox and in the log, and each order paid for both. Now it stands in the log, and the
-- outbox says which rows of the log wait for the relay.

-- What waited since before there was a log.
insert into event_log (aggregatetype, aggregateid, type, payload, shard, event_id, sequence_no, happened_at, traceparent)
select waits.aggregatetype, waits.aggregateid, waits.type, waits.payload, waits.shard, waits.event_id, waits.sequence_no,
       waits.happened_at, waits.traceparent
  from outbox waits left join event_log told on told.event_id = waits.event_id
 where told.id is null
 order by waits.id;

alter table outbox add column log_id bigint null comment 'the row of event_log that waits';

update outbox
  join (select event_id, max(id) as id from event_log group by event_id) told on told.event_id = outbox.event_id
   set outbox.log_id = told.id;

alter table outbox
    modify column log_id bigint not null comment 'the row of event_log that waits',
    drop column aggregatetype,
    drop column aggregateid,
    drop column type,
    drop column payload,
    drop column event_id,
    drop column sequence_no,
    drop column happened_at,
    drop column traceparent;
