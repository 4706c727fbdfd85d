/** A real database server, from Maven artifacts: MariaDB, or MySQL as the second engine. */
@NullMarked
package loyalty.local.database;

import org.jspecify.annotations.NullMarked;
