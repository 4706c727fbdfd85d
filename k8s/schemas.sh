#!/usr/bin/env bash
# One schema and one user per service; none sees another's. Run by the MySQL image at its first start.
set -euo pipefail
for schema in points tier voucher; do
  mysql -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
CREATE DATABASE IF NOT EXISTS $schema CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS '$schema'@'%' IDENTIFIED BY '$LOYALTY_DB_PASSWORD';
GRANT ALL ON $schema.* TO '$schema'@'%';
SQL
done
