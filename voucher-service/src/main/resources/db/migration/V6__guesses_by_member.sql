-- Why: a guess is held back by who tries it, by whose wallet it is tried on, and over all; a caller may be a whole chain.
alter table code_guess
    add column kind varchar(8) not null default 'caller' comment 'whose guesses: caller or member' first,
    change column caller subject binary(16) not null,
    drop primary key,
    add primary key (kind, subject, minute);
