-- When a member did something last that keeps points alive, and how that prolongs a lot.
alter table account
    add column active_at datetime(6);
alter table lot
    add column renewal varchar(64) character set ascii collate ascii_bin;
