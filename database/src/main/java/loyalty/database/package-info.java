/**
 * What every service does with its own database: the data source's settings, migrations, work by lease, statements about
 * many rows, the lock on a member with the count of the events about them, and whether a failure will pass.
 */
@NullMarked
package loyalty.database;

import org.jspecify.annotations.NullMarked;
