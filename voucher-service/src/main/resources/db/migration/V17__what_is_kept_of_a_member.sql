-- Why: a member is told all that is kept of them; what is found by its own id has to be found by theirs too.
alter table exchange add key by_member (pseudonym);
alter table order_attempt add key by_member (pseudonym);
alter table settled_return add key by_member (pseudonym);
alter table shared_code_claim add key by_member (pseudonym);
