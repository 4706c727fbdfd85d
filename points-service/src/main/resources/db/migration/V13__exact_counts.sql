-- Why: a third of a point has no decimal that is exact. What is counted is kept as a fraction, so that three thirds are one. What was kept as a decimal is taken over as it stands.
alter table member_count
    add column numerator   decimal(65) not null default 0,
    add column denominator decimal(65) not null default 1;

update member_count set numerator = value * 10000000000, denominator = 10000000000;

alter table member_count
    drop column value,
    alter column numerator drop default,
    alter column denominator drop default,
    add constraint counted_is_a_number check (denominator > 0);
