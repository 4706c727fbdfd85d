-- Why: every service keeps what it told in the one log beside the outbox, and publishes it again from there.
insert into event_log (aggregatetype, aggregateid, type, payload, shard, event_id, sequence_no, happened_at)
select 'loyalty.members', lower(hex(pseudonym)), type, payload, 0,
       concat('voucher-service:', lower(hex(pseudonym)), ':', event_seq), event_seq, recorded_at
  from happening order by pseudonym, event_seq;

drop table happening;
