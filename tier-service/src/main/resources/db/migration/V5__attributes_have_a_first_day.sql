-- Why: while replicas are replaced one by one, those that do not know the column yet go on enrolling.
ALTER TABLE member ALTER COLUMN attributes_from SET DEFAULT '1970-01-01';
