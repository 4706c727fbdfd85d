-- The one way back from a pseudonym to a person. Erasing a person is deleting their row here.
create table account_holder (
    pseudonym   binary(16)  not null,
    member_id   varchar(64) character set ascii collate ascii_bin,   -- null: enrolled, but never named to us yet
    enrolled_at datetime(6),                                         -- null: points wait, nobody has enrolled
    primary key (pseudonym)
);
