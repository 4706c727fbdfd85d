-- Why: a version may make something of points that members have already. Their accounts are looked at once it is in force;
-- whoever publishes it marks them afterwards, and whoever starts makes up for one that died before it had.
alter table programme_version
    add column accounts_unseen boolean not null default false comment 'accounts are not marked yet to be looked at';
