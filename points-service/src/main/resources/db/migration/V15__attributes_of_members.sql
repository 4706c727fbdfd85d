-- Why: a programme may earn by an attribute of the member, such as a store card. As with tiers, an order goes by what
-- held when its day began, so what tier-service tells is kept with its dates.
create table attribute_period (
    pseudonym  binary(16) not null,
    sequence   bigint     not null,                     -- of the event that told it
    from_day   date       not null,                     -- the first that begins with them, in the programme's zone
    attributes text       not null,                     -- by name; only those by which a programme goes
    primary key (pseudonym, sequence)
) character set utf8mb4 collate utf8mb4_bin;
