/**
 * What every service does with its own database: settings of the data source, schema migrations (Flyway), leases
 * (leader election by a row), batch statements, the pessimistic lock on a member with the count of the events about
 * them, and which failures are transient and worth a retry.
 */
@NullMarked
package loyalty.database;

import org.jspecify.annotations.NullMarked;
