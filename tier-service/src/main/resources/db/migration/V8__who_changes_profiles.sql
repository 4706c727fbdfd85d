-- Why: a member changes their date of birth once in a while, not whenever they like. What counts is when they wrote another
-- one themselves; and whether there ever was one, since who takes theirs back and gives another has changed it.
alter table member
    add column birth_date_given      boolean     not null default false comment 'whether there ever was a date of birth',
    add column birth_date_changed_at datetime(6) null comment 'when the member last gave another one themselves';

update member set birth_date_given = true where birth_date is not null;

-- What staff do with profiles is told in the same trail as what support does with tiers: by whom, in which role, from where,
-- and which fields; what stood in them is nobody's to keep. An act on a profile concerns no tier.
rename table override_act to staff_act, override_act_chain to staff_act_chain;

alter table staff_act
    modify what     varchar(192) character set ascii collate ascii_bin not null,
    modify tier     varchar(64)  character set ascii collate ascii_bin null,
    modify until_at datetime(6)  null;
