-- Why: support finds a member by the beginning of id, mail or any word of the name, whatever its case, accents and script,
-- among a million. SQL cannot fold a name, so what they are found by stands in rows that the service writes.

-- What members are found by; personal, and erased with the row of the person.
create table member_search (
    term      varchar(254) not null comment 'folded: the id, the mail, or the name from one of its words on',
    pseudonym binary(16)   not null,
    primary key (term, pseudonym),
    key by_member (pseudonym, term)
) character set utf8mb4 collate utf8mb4_bin;

-- How far those are entered who were members before. The second pass finds whom replicas that did not know of this yet
-- enrolled or renamed while they were replaced.
create table member_search_fill (
    pass         int         not null primary key,
    begins_at    datetime(6) not null comment 'real time',
    filled_up_to varchar(64) not null comment 'the last member id looked at',
    complete     boolean     not null
) character set ascii collate ascii_bin;

insert into member_search_fill (pass, begins_at, filled_up_to, complete)
values (1, utc_timestamp(6), '', false), (2, utc_timestamp(6) + interval 1 hour, '', false);

alter table member drop key by_name, drop key by_email;
